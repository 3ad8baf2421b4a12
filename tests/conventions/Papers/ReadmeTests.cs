using System.Text.RegularExpressions;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Papers;

public sealed partial class ReadmeTests
{
    private static readonly IReadOnlyList<string> Readmes = [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void Every_command_in_a_readme_exists_in_the_script()
    {
        var script = Repository.Read("edustream");

        Findings.None(
            from file in Readmes
            from Match call in ScriptCall().Matches(Repository.Read(file))
            let command = call.Groups[1].Value
            where !Regex.IsMatch(script, $@"^  (\S+ \| )*{Regex.Escape(command)}( \| \S+)*\) ", RegexOptions.Multiline)
            select $"{file}: {call.Value}");
    }

    [Fact]
    public void Every_option_of_up_and_demo_in_a_readme_exists_in_the_launcher()
    {
        var launcher = string.Concat(Repository.Under("apps/dev/launcher/", ".cs").Select(Repository.Read));

        Findings.None(
            from file in Readmes
            from Match call in PlatformCall().Matches(Repository.Read(file))
            from Match option in Option().Matches(call.Value)
            where !launcher.Contains($"\"{option.Value}\"", StringComparison.Ordinal)
            select $"{file}: {option.Value}");
    }

    [Fact]
    public void Every_suite_in_a_readme_exists_in_the_script()
    {
        var suites = Regex.Match(Repository.Read("edustream"), @"all_suites=\(([^)]*)\)").Groups[1].Value.Split(' ');
        Assert.Contains("crash", suites);

        Findings.None(
            from file in Readmes
            from Match call in SuiteCall().Matches(Repository.Read(file))
            from suite in call.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where !suites.Contains(suite)
            select $"{file}: {call.Value}");
    }

    [Fact]
    public void Continuous_integration_runs_the_test_command_of_the_readme()
    {
        Assert.Contains("./edustream test", Repository.Read("README.md"), StringComparison.Ordinal);
        Assert.EndsWith("exec ./edustream test\n", Repository.Read(".ci/run"), StringComparison.Ordinal);
        Assert.Contains("run: .ci/run", Repository.Read(".github/workflows/ci.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_in_a_readme_leads_somewhere() =>
        Findings.None(
            from file in Readmes
            from Match link in Link().Matches(Repository.Read(file))
            let target = link.Groups[1].Value.Split('#')[0]
            where target != "" && !target.Contains("://", StringComparison.Ordinal)
            where !Repository.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
            select $"{file}: {link.Value}");

    [Fact]
    public void Every_path_that_a_readme_quotes_exists() =>
        Findings.None(
            from file in Readmes
            from Match quoted in QuotedPath().Matches(Repository.Read(file))
            let path = quoted.Groups[1].Value.TrimEnd('/')
            where !Repository.Exists(path) && !Repository.Exists(Path.Combine(Path.GetDirectoryName(file)!, path))
            select $"{file}: {quoted.Value}");

    [GeneratedRegex(@"\./edustream ([a-z]+)")]
    private static partial Regex ScriptCall();

    [GeneratedRegex(@"\./edustream (up|demo)[^\n`#']*")]
    private static partial Regex PlatformCall();

    [GeneratedRegex(@"\./edustream test((?: [a-z]+)+)(?=[`\n])")]
    private static partial Regex SuiteCall();

    [GeneratedRegex(@"--[a-z][a-z-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // Only whole, literal paths: <placeholders>, globs and addresses are for people.
    [GeneratedRegex(@"`((?:apps|components|workflows|tests|infra-pulumi)/[\w./-]+)`")]
    private static partial Regex QuotedPath();
}
