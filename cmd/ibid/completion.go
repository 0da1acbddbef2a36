package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// completionShells are the shells that there are scripts for.
var completionShells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(completionShells, "|"),
		Short: "Print the script that completes commands and flags in a shell",
		Long: `Completion prints a script for a shell. With it, the shell completes commands,
flags and their values, among them formats, encodings, dialects and codes.

  bash        needs the package bash-completion; for all sessions:
                ibid completion bash > /etc/bash_completion.d/ibid
  zsh         needs compinit; for all sessions, in a folder of $fpath:
                ibid completion zsh > "${fpath[1]}/_ibid"
  fish        for all sessions:
                ibid completion fish > ~/.config/fish/completions/ibid.fish
  powershell  for all sessions, the same line in the profile:
                ibid completion powershell | Out-String | Invoke-Expression`,
		Example: `  source <(ibid completion bash)
  source <(ibid completion zsh)
  ibid completion fish | source`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 1 && slices.Contains(completionShells, args[0]):
				return nil
			case len(args) == 1:
				return &usageError{fmt.Errorf("there is no script for %q; expected one of %s", args[0], strings.Join(completionShells, ", "))}
			}
			return &usageError{errors.New("expected the name of one shell: " + strings.Join(completionShells, ", "))}
		},
		ValidArgs: completionShells,
		RunE: func(cmd *cobra.Command, args []string) error {
			return writeCompletion(a.stdout, cmd.Root(), args[0])
		},
	}
}

// writeCompletion writes the script of a shell, one of completionShells.
func writeCompletion(w io.Writer, root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(w, true)
	case "zsh":
		return root.GenZshCompletion(w)
	case "fish":
		return root.GenFishCompletion(w, true)
	}
	return root.GenPowerShellCompletionWithDesc(w)
}
