using System.Text.RegularExpressions;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Code;

public sealed partial class SourceTests
{
    [Fact]
    public void No_app_depends_on_the_transport_of_the_dapr_sdk() =>
        Findings.None(
            from file in Repository.ProductCode
            where !file.StartsWith("apps/shared/Dapr/", StringComparison.Ordinal) && !file.StartsWith("apps/shared/EduStream.Grpc/", StringComparison.Ordinal)
            let code = Repository.WithoutComments(Repository.Read(file))
            where code.Contains("RpcException", StringComparison.Ordinal) || code.Contains("using EduStream.Grpc", StringComparison.Ordinal) || code.Contains("DaprProtocol", StringComparison.Ordinal)
            select file);

    [Fact]
    public void Workflows_catch_only_what_can_fail_for_good() =>
        Findings.None(
            from file in Repository.Under("workflows/", ".cs")
            where file.EndsWith("Workflow.cs", StringComparison.Ordinal) && CatchAll().IsMatch(Repository.WithoutComments(Repository.Read(file)))
            select file);

    [Fact]
    public void Workflows_read_like_a_recipe_of_at_most_150_lines() =>
        Findings.None(Repository.Under("workflows/", ".cs").Where(file => file.EndsWith("Workflow.cs", StringComparison.Ordinal) && Repository.Read(file).AsSpan().Count('\n') > 150));

    /// <summary>They stand in for Dapr: only what an app, a workflow or their tests use belongs there.</summary>
    [Fact]
    public void The_embedded_runtime_and_the_dapr_sdk_stay_lean() =>
        Assert.InRange(
            Repository.Under("apps/dev/sidecar/", ".cs").Concat(Repository.Under("apps/shared/Dapr/", ".cs"))
                .Sum(file => Repository.WithoutComments(Repository.Read(file)).Split('\n').Count(line => !string.IsNullOrWhiteSpace(line))),
            1,
            8000);

    [Fact]
    public void Configuration_is_read_through_options() =>
        Findings.None(
            from file in Repository.ProductCode
            where !file.StartsWith("apps/shared/", StringComparison.Ordinal)
            where Repository.WithoutComments(Repository.Read(file)).Contains("Environment.GetEnvironmentVariable", StringComparison.Ordinal)
            select file);

    [Fact]
    public void Public_members_of_shared_code_say_what_they_are() =>
        Findings.None(
            from file in Repository.Under("apps/shared/EduStream.", ".cs")
            from line in Undocumented(Repository.Read(file))
            select $"{file}: {line}");

    [Fact]
    public void Tests_wait_for_conditions_not_for_time() =>
        Findings.None(Repository.Under("tests/", ".cs").Where(file => !file.EndsWith("SourceTests.cs", StringComparison.Ordinal) && Repository.Read(file).Contains("Thread.Sleep", StringComparison.Ordinal)));

    // Columns tell what is visible: a type begins in the first column, its members in the fifth.
    private static IEnumerable<string> Undocumented(string source)
    {
        var (documented, silenced, visible) = (false, false, false);
        foreach (var line in source.Split('\n'))
        {
            var text = line.Trim();
            silenced = text.StartsWith("#pragma warning disable CS1591", StringComparison.Ordinal) || (silenced && !text.StartsWith("#pragma warning restore CS1591", StringComparison.Ordinal));
            visible = Type().IsMatch(line) ? line.StartsWith("public ", StringComparison.Ordinal) : visible;
            if (text == "" || text[0] is '[' or '#')
            {
                continue;
            }

            if (visible && !documented && !silenced && Declaration().IsMatch(line) && !text.Contains(" override ", StringComparison.Ordinal))
            {
                yield return text;
            }

            documented = text.StartsWith("///", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^(public|internal|file) [^(]*\b(class|record|struct|interface|enum|delegate)\b")]
    private static partial Regex Type();

    [GeneratedRegex("^(    )?public ")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"catch\s*(\(\s*Exception\b|\{)")]
    private static partial Regex CatchAll();
}
