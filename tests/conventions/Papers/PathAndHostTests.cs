using System.Text.RegularExpressions;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Papers;

public sealed partial class PathAndHostTests
{
    // In two pieces each, or this file would be its own finding.
    private static readonly string[] Registries =
    [
        "registry." + "npmjs", "api.nuget" + ".org", "www.nuget" + ".org", "globalcdn.nuget" + ".org", "pypi" + ".org", "deb.debian" + ".org", "archive.ubuntu" + ".com",
        "npm" + "mirror", "art" + "ifactory", "pkgs.dev" + ".azure",
    ];

    [Fact]
    public void No_tracked_file_names_a_path_of_one_machine() =>
        Findings.None(
            from file in Repository.TextFiles
            where file != "tests/conventions/Papers/PathAndHostTests.cs"
            from Match match in MachinePath().Matches(Repository.Read(file))
            select $"{file}: {match.Value}");

    [Fact]
    public void No_tracked_file_names_the_host_of_a_package_registry() =>
        Findings.None(
            from file in Repository.TextFiles
            let text = Repository.Read(file)
            from host in Registries
            where text.Contains(host, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {host}");

    [Fact]
    public void The_npm_lock_file_leaves_the_registry_to_the_machine() =>
        Assert.DoesNotContain("\"resolved\": \"http", Repository.Read("package-lock.json"), StringComparison.Ordinal);

    [Fact]
    public void Package_sources_come_from_the_machine() =>
        Assert.DoesNotContain("http", Repository.Read("nuget.config") + Repository.Read(".npmrc"), StringComparison.Ordinal);

    [Fact]
    public void Actions_are_pinned_by_hash() =>
        Findings.None(
            from file in Repository.Under(".github/workflows/", ".yml")
            from Match use in Use().Matches(Repository.Read(file))
            where !Pinned().IsMatch(use.Groups[1].Value)
            select $"{file}: {use.Value}");

    [GeneratedRegex("""(?<![\w.\-/~*])/(work|home|root|Users)/\w[^\s"'`)]*""")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"uses:\s*(\S+)")]
    private static partial Regex Use();

    [GeneratedRegex("^[^@]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();
}
