using Xunit;

namespace EduStream.Tests.Conventions.House;

public sealed class DependencyTests
{
    [Fact]
    public void Dependencies_run_from_apps_over_workflows_to_shared_and_never_back() =>
        Findings.None(
            from project in Project.All
            from reference in project.References
            where Layer(project.Path) <= Layer(reference) && !(Layer(project.Path) == 0 && Layer(reference) == 0)
            select $"{project.Path} -> {reference}");

    [Fact]
    public void Only_tests_refer_to_what_is_never_deployed() =>
        Findings.None(
            from project in Project.All
            from reference in project.References
            where reference.StartsWith("apps/dev/", StringComparison.Ordinal) && !project.Path.StartsWith("tests/", StringComparison.Ordinal)
            select $"{project.Path} -> {reference}");

    [Fact]
    public void Nothing_that_is_deployed_names_a_dev_folder_or_a_dev_app()
    {
        var devApps = Repository.Files.Where(file => file.StartsWith("apps/dev/", StringComparison.Ordinal)).Select(file => file.Split('/')[2]).Distinct().ToList();
        Assert.Contains("identity", devApps);

        Findings.None(
            from file in Repository.Files
            where (file.StartsWith("infra-pulumi/", StringComparison.Ordinal) && !file.Contains("/test", StringComparison.Ordinal) && !file.EndsWith(".md", StringComparison.Ordinal))
                || file.StartsWith("components/azure/", StringComparison.Ordinal)
            let text = Repository.Read(file)
            where text.Contains("apps/dev", StringComparison.Ordinal) || devApps.Any(app => text.Contains($"- {app}\n", StringComparison.Ordinal) || text.Contains($"'{app}'", StringComparison.Ordinal))
            select file);
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Repository.Read("EduStream.sln").Replace('\\', '/');

        Findings.None(Project.All.Where(project => !solution.Contains(project.Path, StringComparison.Ordinal)).Select(project => project.Path));
    }

    // A higher layer may use a lower one. Apps are all on one layer: none may use another. Tests and dev tools may use each other.
    private static int Layer(string path) => path switch
    {
        _ when path.StartsWith("apps/shared/EduStream.Contracts/", StringComparison.Ordinal) => -4,
        _ when path.StartsWith("apps/shared/Dapr/Protocol/", StringComparison.Ordinal) => -4,
        _ when path.StartsWith("apps/shared/EduStream.Grpc/", StringComparison.Ordinal) => -4,
        _ when path.StartsWith("apps/shared/Dapr/Dapr.Client/", StringComparison.Ordinal) => -3,
        _ when path.StartsWith("apps/shared/Dapr/", StringComparison.Ordinal) => -2,
        _ when path.StartsWith("apps/shared/", StringComparison.Ordinal) => -1,
        // What follows a publication works with its tools.
        _ when path.StartsWith("workflows/publish-video/", StringComparison.Ordinal) => 1,
        _ when path.StartsWith("workflows/", StringComparison.Ordinal) => 2,
        _ when path.StartsWith("apps/dev/", StringComparison.Ordinal) => 3,
        _ when path.StartsWith("apps/", StringComparison.Ordinal) => 3,
        _ when path.StartsWith("tests/media/", StringComparison.Ordinal) => 4,
        _ when path.StartsWith("tests/worker/", StringComparison.Ordinal) => 4,
        _ when path.StartsWith("tests/testing/", StringComparison.Ordinal) => 5,
        _ => 6,
    };
}
