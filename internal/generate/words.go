package generate

// vocabularies are the lists that slots of phrases stand for.
var vocabularies = map[string]*vocabulary{
	"condition":    newVocabulary(conditions),
	"intervention": newVocabulary(interventions),
	"population":   newVocabulary(populations),
	"outcome":      newVocabulary(outcomes),
	"design":       newVocabulary(designs),
	"setting":      newVocabulary(settings),
	"place":        newVocabulary(places),
	"quality":      newWords(qualities),
	"material":     newVocabulary(materials),
	"process":      newVocabulary(processes),
	"organism":     newVocabulary(organisms),
	"habitat":      newVocabulary(habitats),
	"method":       newVocabulary(methods),
	"topic":        newVocabulary(topics),
	"found":        newWords(found),
}

// modifiers make what a slot of modified stands for a rarer thing, so that two
// texts which happen to be of one form have few passages in common, as those
// of two publications have.
var (
	modifiers = newVocabulary(`
		{term}-related
		{quality}
		{term}-associated
		{quality} {term}
		post-{term}
		{term}-free
		{term}-like`)
	modified = map[string]bool{
		"condition": true, "intervention": true, "population": true, "outcome": true, "setting": true, "material": true,
		"process": true, "organism": true, "habitat": true, "method": true, "topic": true,
	}
)

const conditions = `
	depression
	type 2 diabetes
	hypertension
	chronic pain
	asthma
	anxiety disorders
	breast cancer
	stroke
	heart failure
	obesity
	{term}
	insomnia
	osteoarthritis of the knee
	postpartum haemorrhage
	chronic kidney disease
	schizophrenia
	preterm birth
	malaria
	low back pain
	colorectal cancer
	tuberculosis
	dementia
	atrial fibrillation
	iron deficiency
	epilepsy
	psoriasis
	migraine
	long-term {term}
	burnout
	{quality} {term}
	hip fracture
	alcohol dependence
	Parkinson’s disease
	hepatitis C
	Crohn’s disease
	sepsis
	age-related hearing loss
	glaucoma
	sickle cell disease
	Chagas disease
	post-traumatic stress disorder
	iodine deficiency
	Sjögren’s syndrome
	dengue fever
	cystic fibrosis`

const interventions = `
	cognitive behavioural therapy
	physical exercise
	internet-based self-help
	telephone follow-up
	motivational interviewing
	vitamin D supplementation
	early mobilisation
	remote monitoring
	a decision aid
	school-based screening
	yoga
	metformin
	group education
	nurse-led care
	a mobile application
	{quality} surgery
	mindfulness training
	dietary counselling
	adjuvant {term} therapy
	peer support
	cash transfers
	text message reminders
	pulmonary rehabilitation
	antenatal care
	music therapy
	robot-assisted training
	intermittent fasting
	a {quality} feedback system
	home visits
	transcranial stimulation
	fortified flour
	acupuncture
	community health workers
	bed nets
	low-dose aspirin
	virtual reality
	stepped care
	probiotics
	pharmacist review of medicines`

const populations = `
	older adults
	adolescents
	children under five
	pregnant women
	hospitalised patients
	primary care patients
	university students
	nurses
	veterans
	family caregivers
	rural communities
	health professionals
	refugees
	adults with intellectual disabilities
	people living alone
	patients in intensive care
	first-time mothers
	schoolteachers
	men over 50 years of age
	kidney transplant recipients
	survivors of childhood cancer
	shift workers
	indigenous communities
	athletes
	medical residents
	preterm infants
	nursing home residents
	people who inject drugs
	ambulance staff`

const outcomes = `
	quality of life
	mortality
	adherence
	symptom severity
	readmission
	cost-effectiveness
	blood pressure
	satisfaction with care
	functional recovery
	{term}
	cognitive performance
	sleep quality
	time to relapse
	weight loss
	self-efficacy
	length of stay
	pain intensity
	uptake of services
	walking speed
	glycaemic control
	school attendance
	patient safety
	bone mineral density
	health literacy
	{quality} behaviour
	birth weight
	reported barriers
	immune response
	waiting times
	trust in institutions`

const designs = `
	a systematic review
	a randomised controlled trial
	a cross-sectional study
	a systematic review and meta-analysis
	a qualitative study
	a pilot study
	a cohort study
	protocol for a randomised trial
	a scoping review
	a mixed methods study
	a case-control study
	results of a national survey
	a retrospective analysis
	a cluster-randomised trial
	a network meta-analysis
	a modelling study
	an interrupted time series
	a register-based study
	a Delphi study
	a secondary analysis
	a case report and review of the literature
	one-year follow-up
	a feasibility study`

const settings = `
	general practice
	emergency departments
	outpatient clinics
	rural hospitals
	schools
	community pharmacies
	intensive care units
	nursing homes
	tertiary hospitals
	workplaces
	maternity wards
	prisons
	routine mental health services`

const places = `
	Australia
	Brazil
	Norway
	northern India
	the United Kingdom
	Japan
	Kenya
	Québec
	São Paulo
	China
	southern Spain
	the Netherlands
	Iran
	Türkiye
	Côte d’Ivoire
	Bangladesh
	Chile
	Sweden
	South Korea
	Mexico
	the Baltic Sea
	Ethiopia
	Viet Nam
	the Alps
	Zürich
	Łódź
	the Pacific Northwest
	Sub-Saharan Africa
	Andalucía`

const qualities = `
	chronic acute severe early clinical social digital minimal long-term novel
	combined regional adaptive moderate structural recurrent persistent urban
	maternal seasonal thermal oxidative metabolic cognitive spatial dynamic
	hybrid porous sustained selective residual neonatal elective familial
	occupational comparative linear stochastic nonlinear magnetic optical
	coastal arid tropical subclinical peripheral bilateral inherited`

const materials = `
	graphene oxide
	polymer composites
	lithium-ion batteries
	concrete
	perovskite solar cells
	titanium alloys
	hydrogels
	nanoparticles of silver
	recycled plastics
	carbon fibres
	zeolites
	thin films of zinc oxide
	{quality} ceramics
	bamboo
	steel joints
	{term} derivatives
	clay
	quantum dots`

const processes = `
	adsorption
	decomposition
	corrosion
	migration
	photosynthesis
	fermentation
	fatigue
	sedimentation
	pollination
	crystallisation
	{term}
	gene flow
	heat transfer
	nitrogen uptake
	erosion
	nutrient cycling
	speciation
	predation
	catalytic reduction
	carbon storage`

const organisms = `
	Atlantic salmon
	honey bees
	winter wheat
	soil bacteria
	Escherichia coli
	oak seedlings
	sea urchins
	zebrafish
	Arabidopsis thaliana
	reindeer
	maize
	coral reefs
	freshwater snails
	bats
	lichens
	yeast
	Anopheles mosquitoes
	mangroves
	dairy cattle
	migratory birds
	cyanobacteria
	rice cultivars`

const habitats = `
	temperate forests
	agricultural soils
	coastal waters
	alpine meadows
	urban parks
	tropical wetlands
	estuaries
	boreal lakes
	greenhouses
	drylands
	mountain streams
	deep sediments
	peatlands`

const methods = `
	mass spectrometry
	finite element analysis
	deep learning
	semi-structured interviews
	Bayesian regression
	remote sensing
	X-ray diffraction
	whole-genome sequencing
	focus groups
	agent-based simulation
	density functional theory
	thematic analysis
	stable isotopes
	random forests
	laboratory experiments
	propensity score matching
	confocal microscopy
	text mining
	structural equation models
	time-lapse imaging`

const topics = `
	climate change
	income inequality
	public libraries
	machine translation
	open science
	teacher education
	supply chains
	municipal elections
	housing policy
	the gender pay gap
	urban mobility
	digital archives
	medieval trade
	consumer trust
	energy transition
	language acquisition
	water governance
	museum collections
	online learning
	citizenship
	financial regulation
	oral history
	land tenure
	scholarly communication
	information retrieval
	tourism
	labour migration
	science fiction
	press freedom
	{quality} networks`

const found = `
	improved decreased increased remained varied declined rose fell converged
	differed persisted doubled stabilised`

var termPrefixes = newWords(`
	neuro cardio hepato immuno micro hyper para peri electro photo osteo broncho
	nephro gastro hypo endo hemo thermo cyto bio poly dermato myo angio
	lympho pseudo litho hydro phyto xeno geo magneto`)

var termRoots = newWords(`
	card neur gli hepat arthr derm neph pulmon gastr vascul thromb fibr chondr
	myel kerat melan aden cran encephal plasm stomat col ren phag morph troph
	toxic genet lip glyc ket amin sacchar chlor phosph nitr silic ferr cupr`)

var termEnds = newWords(`
	itis osis opathy ogenesis oplasty emia otoxicity omegaly olysis oma
	ectomy algia ographies asthenia ophilia oscopy ometry okinesis otomies
	ostasis ocytosis opoiesis otropism oxidation idine ylation anoids`)

// titles are the forms of titles.
var titles = newVocabulary(`
	{Intervention} for {condition} in {population}: {design}
	Effects of {intervention} on {outcome} in {population} with {condition}: {design}
	{Outcome} and {outcome} after {intervention} among {population} in {place}
	Associations between {outcome} and {condition} in {population}: {design} from {place}
	Implementing {intervention} in {setting}: {design} of professionals’ perspectives
	{Process} and {process} of {organism} in {habitat} of {place}
	{Quality} {material} for {process} under {quality} loading: a study by {method}
	{Topic} and {topic} in {place}, {year}–{year}
	How does {topic} shape {topic}? Evidence from {place} using {method}
	{Intervention} versus {intervention} for {condition}: {design}
	Predictors of {outcome} in {population} with {quality} {condition} treated in {setting}
	Detecting {condition} in {population} by {method}: a comparison of {digit} approaches
	{Quality} {term} in {organism}: the role of {process} and {process} in {habitat}
	Towards {quality} {material}: {process}, {process} and {method}
	Barriers to and facilitators of {intervention} in {setting} in {place}: {design}
	The {quality} turn in {topic}: lessons of {method} for {topic}
	Prevalence of {condition} and {condition} among {population} in {setting} of {place}
	Rethinking {topic} in the age of {topic}: {method} and its {quality} limits
	“It takes time”: {population} on {intervention} for {condition} in {setting}
	α-{term} and {term} as markers of {condition} in {population}`)

// chineseTitles are titles in Chinese, of two parts.
var (
	chineseSubjects = newWords(`
		老年人抑郁症状 社区高血压患者 二型糖尿病 乳腺癌患者 青少年睡眠质量
		城市绿地 水稻品种 锂离子电池 高校图书馆 中药复方 土壤微生物 护理人员职业倦怠`)
	chineseMatters = newWords(`
		的影响因素研究 的系统评价与荟萃分析 的随机对照试验 的现状调查及对策 的干预效果分析
		的机制与应用进展 的横断面研究 的预测模型构建与验证`)
)

// section is a section of an abstract: its label and the forms of its
// sentences.
type section struct {
	label     string
	sentences *vocabulary
}

var sections = []section{
	{"Background", newVocabulary(`
		{Condition} is a leading cause of ill health in {population}, and access to {intervention} in {setting} remains limited.
		Although {intervention} is recommended for {condition}, little is known about {outcome} in {population}.
		{Process} of {organism} is sensitive to {process}, but evidence from {habitat} is scarce.
		Interest in {topic} has grown since {year}, yet its relation to {topic} is poorly understood.
		{Quality} {material} are widely used, but their {process} under {quality} conditions is not settled.
		Between {percent} and {percent} of {population} report {condition} at some time.
		Guidelines of {place} ask for {intervention}; how it is delivered in {setting} has seldom been described.
		{Term} and {quality} {term} have been linked with {outcome} in earlier work.`)},
	{"Objective", newVocabulary(`
		This study aimed to assess whether {intervention} affects {outcome} in {population} with {condition}.
		We set out to describe {outcome} and {outcome} among {population} in {place}.
		The aim was to compare {intervention} with {intervention} with regard to {outcome}.
		Our objective was to test the role of {process} in {organism} by {method}.
		We asked how {topic} and {topic} are related in {place}.`)},
	{"Methods", newVocabulary(`
		We searched {digit} databases from inception to {year} without language restrictions.
		A total of {hundreds} participants were recruited from {setting} in {place} and followed for {tens} weeks.
		Data were collected by {method} and analysed using {method}.
		Two reviewers screened titles and abstracts and assessed the risk of bias independently.
		{Population} were randomly allocated (1:1) to {intervention} or usual care; the primary outcome was {outcome}.
		Samples of {organism} were taken in {habitat} in {tens} plots between {year} and {year}.
		{Quality} {material} were prepared and examined by {method} at {tens} °C.
		Interviews with {tens} {population} were transcribed and coded by two of the authors.
		We linked registers of {place} covering {thousands} persons and adjusted for age, sex and {outcome}.`)},
	{"Results", newVocabulary(`
		Compared with usual care, {intervention} {found} {outcome} (OR {ratio}, 95% CI {interval}; {p}).
		{Outcome} {found} in {percent} of {population}, and {outcome} {found} in {percent}.
		We included {studies}.
		Of {thousands} records screened, {hundreds} were read in full; {studies} met the criteria.
		{Term} was associated with {outcome} (HR {ratio}, 95% CI {interval}), as was {quality} {term} (HR {ratio}, 95% CI {interval}).
		The mean difference in {outcome} was {ratio} (95% CI {interval}) at {tens} weeks, and {outcome} {found} thereafter.
		Four themes were found: {outcome}, trust, {outcome}, and the organisation of {setting}.
		{Process} {found} with {process} (r={ratio}, {p}), most of all in {habitat}.
		Attrition was {percent} in the intervention group and {percent} in the control group ({p}).
		In {place}, {topic} {found} between {year} and {year}, whereas {topic} {found}.
		Heterogeneity was substantial (I²={percent}), and the certainty of the evidence was low for {outcome} and {outcome}.
		The {quality} {material} kept {percent} of their strength after {hundreds} cycles.`)},
	{"Conclusions", newVocabulary(`
		{Intervention} may improve {outcome} in {population} with {condition}; larger trials are needed.
		Our findings suggest that {topic} cannot be separated from {topic}.
		{Process} deserves more attention in the management of {habitat}.
		These results support the use of {intervention} in {setting}, provided that staff are trained and have time.
		Further research should address {outcome}, {outcome} and the views of {population}.
		{Quality} {material} are promising candidates where {process} is the limiting step.`)},
}

// registered is the last sentence of the abstract of a registered study, each
// with the label it has.
var registered = newVocabulary("{registration}")

// keywords are the forms of keywords.
var keywords = newVocabulary(`
	{condition}
	{intervention}
	{outcome}
	{method}
	{topic}
	{process}
	{organism}
	{population}
	{material}
	{term}
	{habitat}
	{quality} {term}`)
