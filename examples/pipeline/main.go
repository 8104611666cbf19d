package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
)

var (
	folder       = flag.String("folder", "", "folder with catalogue.json and sources.json")
	observations = flag.String("observations", "", "files of observations as JSON Lines, by a pattern")
	corrections  = flag.String("corrections", "", "a document of observations, of which the corrections count")
	out          = flag.String("out", "", "folder that the files findings.jsonl and conflicts.jsonl are written to")
	shards       = flag.Int("shards", 16, "how many parts the series are shared out among")
	extent       = flag.String("extent", "whole", "run the rules that need no more than a \"series\", or the \"whole\"")
	alone        = flag.Bool("plain", false, "do the same without Beam, in this process, to compare")
	tries        = flag.Int("tries", 1, "how often the job is run until it succeeds; most runners try again themselves")
)

func main() {
	flag.Parse()
	beam.Init()
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "pipeline:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	if *folder == "" || *observations == "" || *out == "" {
		return fmt.Errorf("say -folder, -observations and -out")
	}
	group := groupFn{Shards: *shards}
	for _, e := range extents {
		if e.String() == *extent {
			group.Widest = e
		}
	}
	if group.Widest == 0 || *shards < 1 {
		return fmt.Errorf("-extent is series or whole, and -shards at least 1")
	}
	defs, err := readDefinitions(*folder, *corrections)
	if err != nil {
		return err
	}
	if *alone {
		return runPlain(defs, *observations, *out)
	}
	return retry(ctx, *tries, func() *beam.Pipeline {
		p, s := beam.NewPipelineWithRoot()
		side := beam.Create(s, defs)
		read := beam.ParDo(s, &readFn{}, textio.Read(s, *observations))
		write(s, group, read, side, *out)
		return p
	})
}

// write adds the check and the files of its results to a pipeline.
func write(s beam.Scope, group groupFn, observations, defs beam.PCollection, out string) {
	findings, conflicts := check(s, group, observations, defs)
	textio.Write(s, filepath.Join(out, "findings.jsonl"), findings)
	textio.Write(s, filepath.Join(out, "conflicts.jsonl"), conflicts)
}

// retry runs a job until it succeeds. A runner such as Flink, Spark or Dataflow tries
// what has failed again by itself; prism gives the job up.
func retry(ctx context.Context, tries int, job func() *beam.Pipeline) (err error) {
	for n := range max(1, tries) {
		if err = beamx.Run(ctx, job()); err == nil {
			return nil
		}
		log.Infof(ctx, "try %d failed: %v", n+1, err)
	}
	return err
}

// readDefinitions reads the files that every worker needs.
func readDefinitions(folder, corrections string) (defs definitions, err error) {
	if defs.Catalogue, err = os.ReadFile(filepath.Join(folder, "catalogue.json")); err != nil {
		return defs, err
	}
	if defs.Sources, err = os.ReadFile(filepath.Join(folder, "sources.json")); err != nil {
		return defs, err
	}
	if corrections != "" {
		defs.Corrections, err = os.ReadFile(corrections)
	}
	return defs, err
}
