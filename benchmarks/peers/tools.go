package main

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// tool is a program that reads RIS.
type tool struct {
	name, version string
	jobs          []job
	// titles writes the titles of the records in a file, one a line.
	titles func(ctx context.Context, file string) ([]byte, error)
}

// job is one way to have a tool read a file.
type job struct {
	does    string
	command func(ctx context.Context, file, output string) *exec.Cmd
	// count takes the number of records from the command's output, or from
	// the file that it wrote.
	count func(stdout []byte, output string) (int, error)
}

//go:embed adapters
var adapters embed.FS

// npmPackages are what the adapters need.
var npmPackages = []string{"citation-js", "@citation-js/core", "@citation-js/plugin-ris", "@iebh/reflib", "@customcommander/ris"}

// install installs the tools into the folder.
func install(ctx context.Context, folder string, log func(format string, a ...any)) ([]tool, error) {
	ibid, err := installIbid(ctx, folder)
	if err != nil {
		return nil, err
	}
	tools := []tool{ibid}
	fromNpm, err := installFromNpm(ctx, folder)
	if err != nil {
		log("left out, npm: %v\n", err)
	}
	tools = append(tools, fromNpm...)
	bibutils, err := installBibutils(ctx, folder)
	if err != nil {
		log("left out, bibutils: %v\n", err)
	} else {
		tools = append(tools, bibutils)
	}
	return tools, nil
}

// installIbid builds the command of this module; the library is measured in
// this process's own program.
func installIbid(ctx context.Context, folder string) (tool, error) {
	command := filepath.Join(folder, "ibid")
	if err := runIn(ctx, "", "go", "build", "-o", command, "github.com/ibid-go/ibid/cmd/ibid"); err != nil {
		return tool{}, err
	}
	self, err := os.Executable()
	if err != nil {
		return tool{}, err
	}
	own := func(job string) func(ctx context.Context, file, output string) *exec.Cmd {
		return func(ctx context.Context, file, _ string) *exec.Cmd {
			return exec.CommandContext(ctx, self, job, file)
		}
	}
	return tool{
		name: "Ibid", version: revision(ctx),
		jobs: []job{
			{"fields with their places, counted", own("entries"), printedCount},
			{"typed records, counted", own("records"), printedCount},
			{"a file of CSL-JSON (`ibid convert`)", func(ctx context.Context, file, output string) *exec.Cmd {
				return exec.CommandContext(ctx, command, "convert", "--to", "csl-json", "-o", output, file)
			}, matchesIn(regexp.MustCompile(`"type":`))},
		},
		titles: func(ctx context.Context, file string) ([]byte, error) {
			return exec.CommandContext(ctx, self, "titles", file).Output()
		},
	}, nil
}

func installFromNpm(ctx context.Context, folder string) ([]tool, error) {
	folder = filepath.Join(folder, "node")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	arguments := append([]string{"install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder}, npmPackages...)
	if err := runIn(ctx, folder, "npm", arguments...); err != nil {
		return nil, err
	}
	err := fs.WalkDir(adapters, "adapters", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		script, err := adapters.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, d.Name()), script, 0o644)
	})
	if err != nil {
		return nil, err
	}
	node := func(script, job string) func(ctx context.Context, file, output string) *exec.Cmd {
		return func(ctx context.Context, file, output string) *exec.Cmd {
			return exec.CommandContext(ctx, "node", filepath.Join(folder, script), job, file, output)
		}
	}
	titles := func(script string) func(ctx context.Context, file string) ([]byte, error) {
		return func(ctx context.Context, file string) ([]byte, error) {
			return node(script, "titles")(ctx, file, "").Output()
		}
	}
	version := func(name string) string {
		out, err := exec.CommandContext(ctx, "node", "-p", `JSON.parse(require("fs").readFileSync(process.argv[1])).version`,
			filepath.Join(folder, "node_modules", filepath.FromSlash(name), "package.json")).Output()
		if err != nil {
			return "unknown"
		}
		return strings.TrimSpace(string(out))
	}
	return []tool{
		{"@iebh/reflib", version("@iebh/reflib"),
			[]job{{"objects by field, counted", node("reflib.mjs", "count"), printedCount}}, titles("reflib.mjs")},
		{"citation-js", version("citation-js"),
			[]job{
				{"CSL objects, counted", node("citation-js.mjs", "count"), printedCount},
				{"a file of CSL-JSON", node("citation-js.mjs", "convert"), printedCount},
			}, titles("citation-js.mjs")},
		{"@customcommander/ris", version("@customcommander/ris"),
			[]job{{"objects by tag, counted", node("customcommander.mjs", "count"), printedCount}}, titles("customcommander.mjs")},
	}, nil
}

// installBibutils unpacks Debian's packages without installing them.
func installBibutils(ctx context.Context, folder string) (tool, error) {
	folder = filepath.Join(folder, "bibutils")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return tool{}, err
	}
	if err := runIn(ctx, folder, "apt-get", "download", "bibutils", "libbibutils8"); err != nil {
		return tool{}, err
	}
	packages, err := filepath.Glob(filepath.Join(folder, "*.deb"))
	if err != nil {
		return tool{}, err
	}
	for _, file := range packages {
		if err := runIn(ctx, folder, "dpkg", "-x", file, folder); err != nil {
			return tool{}, err
		}
	}
	libraries, err := filepath.Glob(filepath.Join(folder, "usr", "lib", "*"))
	if err != nil {
		return tool{}, err
	}
	ris2xml := func(ctx context.Context, file string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, filepath.Join(folder, "usr", "bin", "ris2xml"), file)
		cmd.Env = append(os.Environ(), "LD_LIBRARY_PATH="+strings.Join(libraries, ":"))
		return cmd
	}
	about, _ := ris2xml(ctx, "--version").CombinedOutput()
	version := regexp.MustCompile(`version (\S+)`).FindSubmatch(about)
	if version == nil {
		return tool{}, fmt.Errorf("ris2xml does not run: %s", about)
	}
	return tool{
		name: "bibutils", version: string(version[1]),
		jobs: []job{{"a file of MODS (`ris2xml`)", func(ctx context.Context, file, output string) *exec.Cmd {
			cmd := ris2xml(ctx, file)
			if out, err := os.Create(output); err == nil {
				cmd.Stdout = out
			}
			return cmd
		}, matchesIn(regexp.MustCompile(`<mods[ >]`))}},
		titles: func(ctx context.Context, file string) ([]byte, error) {
			out, err := ris2xml(ctx, file).Output()
			return titlesOfMODS(out), err
		},
	}, nil
}

var (
	modsRecord = regexp.MustCompile(`(?s)<mods[ >].*?</mods>`)
	modsTitle  = regexp.MustCompile(`(?s)^<mods[^>]*>\s*<titleInfo>(.*?)</titleInfo>`)
	anyTag     = regexp.MustCompile(`\s*<[^>]*>\s*`)
)

// titlesOfMODS writes the titles of a MODS collection, one a line, subtitles
// behind them.
func titlesOfMODS(text []byte) []byte {
	var out bytes.Buffer
	for _, record := range modsRecord.FindAll(text, -1) {
		if title := modsTitle.FindSubmatch(record); title != nil {
			out.WriteString(html.UnescapeString(string(anyTag.ReplaceAll(title[1], []byte(" ")))))
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// revision is the commit that is measured.
func revision(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// runIn runs a command in the folder; what it prints is part of its error.
func runIn(ctx context.Context, folder, name string, arguments ...string) error {
	cmd := exec.CommandContext(ctx, name, arguments...)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}
