package generate

// Families and given names come in groups that go together.
type people struct {
	families, given *vocabulary
	// particles stand before the family name now and then.
	particles []string
}

// peoples are the groups of names, the frequent ones several times.
var peoples = []people{english, english, english, chinese, chinese, iberian, iberian, german, french, nordic, slavic, dutch, indian, turkish, japanese, korean}

var (
	english = people{families: newWords(`
		Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts
		Green Hall Wood Jackson Clarke Patel Harris Lewis Turner Cooper Hughes Edwards Ward Morris Moore Clark
		Parker Bennett Shepherd Beatty Hopkins Fletcher Marsh Osborne Whitfield Ashworth O’Brien O’Connor McDonald
		McKenzie Fitzgerald Lloyd-Jones Blackwood Pemberton Thornbury Wexford`),
		given: newWords(`
		John Mary David Sarah Michael Emma James Anna Robert Laura Peter Helen Andrew Ruth Paul Susan Mark Alice
		Thomas Jane Daniel Rachel Simon Claire George Naomi Edward Fiona Samuel Grace Adam Judith Oliver Beth
		Mary-Ann Jean-Luc`)}
	chinese = people{families: newWords(`
		Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Song
		Deng Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Ren Lu Fang Shi Ouyang`),
		given: newWords(`
		Wei Min Jing Lei Yan Jun Ying Tao Li Qiang Xiaoli Hua Ming Xin Yu Chao Ling Peng Hui Yang Jie Bin Xia Hong
		Yifan Zihan Jiaqi Mengyao Haoran Xiaoming Guang-Hui Xiao-Dong Shu-Fen Ya-Ping`)}
	iberian = people{families: newVocabulary(`
		García
		Silva
		Rodríguez
		Santos
		Martínez
		Fernández
		Oliveira
		López
		Pereira
		González
		Sánchez
		Souza
		Pérez
		Costa
		Gómez
		Ferreira
		Muñoz
		Ribeiro
		Álvarez
		Araújo
		Romero
		Gonçalves
		Núñez
		García-Márquez
		Conceição
		Ibáñez
		Peña
		Assunção`), given: newWords(`
		María José Ana João Carlos Luís Carmen Pedro Paula Miguel Inês Antônio Sofía Rui Lucía Andrés Márcia Joaquín
		Beatriz Íñigo Teresa Raúl Conceição Martín Estêvão`), particles: []string{"de", "da", "dos", "de la", "del"}}
	german = people{families: newWords(`
		Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf
		Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Lange Krause Lehmann Köhler König Groß Böhm Jäger
		Weiß Baumgärtner Müller-Lüdenscheidt Öztürk-Schäfer`), given: newWords(`
		Hans Anna Thomas Petra Stefan Sabine Jürgen Ursula Wolfgang Claudia Björn Käthe Günter Monika Jörg Ulrike
		Karl-Heinz Ann-Kathrin Matthias Heike`), particles: []string{"von", "von der", "zu"}}
	french = people{families: newWords(`
		Martin Bernard Dubois Durand Moreau Lefèvre Leroy Girard Lefebvre Fournier Mercier Dupont François Legrand
		Garnier Chevalier Gauthier Perrin Bélanger Côté Gagnon Tremblay Boucher Bouchard Hébert D’Amboise L’Écuyer`),
		given: newWords(`
		Jean Marie Pierre Françoise Michel Hélène Philippe Sylvie André Chloé Benoît Zoé François Noémie Étienne
		Aurélie Jean-Pierre Marie-Claude Anaïs`), particles: []string{"de", "du", "de la"}}
	nordic = people{families: newWords(`
		Hansen Johansen Olsen Larsen Andersen Nilsen Johansson Andersson Karlsson Nilsson Eriksson Jensen Sørensen
		Rasmussen Jørgensen Virtanen Korhonen Mäkinen Hämäläinen Þorsteinsson Guðmundsdóttir Ødegård Åkesson
		Bjørnstad Lindqvist`), given: newWords(`
		Lars Ingrid Ole Kari Anders Åse Bjørn Søren Mette Jan Liv Nils Astrid Håkon Maj-Britt Jukka Päivi Sigurður
		Øystein Kjell`)}
	slavic = people{families: newWords(`
		Novák Kowalski Nowak Ivanov Petrov Horvat Wiśniewski Kovačević Wójcik Dvořák Popović Svoboda Kamiński
		Lewandowska Zieliński Szymańska Jovanović Marić Smirnova Kuznetsov Čapek Żuraw Łukasiewicz Shevchenko Bondarenko`),
		given: newWords(`
		Jan Anna Piotr Katarzyna Ivan Marija Paweł Małgorzata Jiří Tomáš Olga Dmitri Željko Łukasz Agnieszka Zdeněk
		Božena Oleksandr Snežana`)}
	dutch = people{families: newWords(`
		Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Berg Dijk Leeuwen Vries Boer
		Heijden Wijngaarden`), given: newWords(`
		Jan Maria Pieter Anneke Willem Johanna Kees Marieke Hendrik Saskia Joost Femke Ruud Lieke`),
		particles: []string{"van", "van der", "van den", "de", "ten"}}
	indian = people{families: newWords(`
		Kumar Singh Sharma Gupta Patel Khan Das Reddy Rao Mishra Iyer Nair Mukherjee Banerjee Chatterjee Joshi Verma
		Chowdhury Rahman Hossain Subramanian Venkataraman`), given: newWords(`
		Rajesh Priya Amit Sunita Sanjay Anjali Vijay Lakshmi Arun Deepa Mohammed Ayesha Ravi Kavita Suresh Meera
		Abdul Nusrat`)}
	turkish = people{families: newWords(`
		Yılmaz Kaya Demir Şahin Çelik Yıldız Aydın Öztürk Arslan Doğan Kılıç Aslan Çetin Güneş Hosseini Ahmadi
		Mohammadi Rezaei Haddad Mansour`), given: newWords(`
		Mehmet Ayşe Mustafa Fatma Ahmet Zeynep İbrahim Elif Hüseyin Gülşen Ali Reza Maryam Leila Omar Yusuf Özge`),
		particles: []string{"al", "el"}}
	japanese = people{families: newWords(`
		Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto
		Inoue Kimura Hayashi Shimizu Saitō Ōnishi`), given: newWords(`
		Hiroshi Yuki Takashi Yoko Kenji Keiko Akira Naoko Makoto Haruka Shota Misaki Shin’ichi Tomoko`)}
	korean = people{families: newWords(`Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Nguyen Tran Pham`),
		given: newWords(`
		Min-Jun Seo-Yeon Ji-Hoon Soo-Jin Hyun-Woo Eun-Ji Young-Hee Sung-Min Thi-Lan Minh Jae-Won Hye-Jin Dong-Hyun`)}
)

// hanNames are names in Chinese characters, for records in Chinese.
var hanNames = []Name{
	{Family: "王", Given: "伟"}, {Family: "李", Given: "娜"}, {Family: "张", Given: "敏"}, {Family: "刘", Given: "洋"},
	{Family: "陈", Given: "静怡"}, {Family: "杨", Given: "光辉"}, {Family: "赵", Given: "丽华"}, {Family: "黄", Given: "志强"},
	{Family: "欧阳", Given: "雪"}, {Family: "周", Given: "建国"},
}

var suffixes = []string{"Jr.", "III", "Sr.", "II"}

// groups are corporate authors.
var groups = newVocabulary(`
	World Health Organization
	{condition} Study Group
	National Institute for Public Health
	Cochrane Collaboration
	Centre for {topic}
	Ministry of Health
	European Working Group on {condition}
	Royal College of Nursing`)

var institutions = newVocabulary(`
	University of {place}
	Department of {topic}, University of {place}
	School of Public Health, University of {place}
	Institute of Clinical Medicine, Faculty of Medicine, University of {place}
	National Centre for {topic}, {place}
	Department of Ecology, Institute of {method}, {place}
	General Hospital, {place}`)
