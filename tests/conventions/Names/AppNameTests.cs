using System.Reflection;
using EduStream.Contracts;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Names;

public sealed class AppNameTests
{
    private static readonly IReadOnlyList<string> InContracts = ConstantsOf(typeof(AppIds));

    // web has no process of its own: edge serves its files.
    private static readonly IReadOnlyList<string> Folders =
    [
        .. Repository.Files.Where(file => file.StartsWith("apps/", StringComparison.Ordinal) && file.Split('/').Length > 2)
            .Select(file => file.Split('/')[1]).Distinct().Except(["shared", "dev", "web"]).Order(),
    ];

    [Fact]
    public void Folder_run_file_and_contracts_name_the_same_apps()
    {
        Assert.Equal(Folders, InContracts.Order());
        Assert.Equal(Folders, DaprYaml.Folders.Where(app => !app.Value.StartsWith("apps/dev/", StringComparison.Ordinal)).Select(app => app.Key).Order());
        Assert.All(DaprYaml.Folders, app => Assert.Equal(app.Key, Path.GetFileName(app.Value)));
    }

    [Fact]
    public void Assemblies_are_named_after_their_app() =>
        Assert.All(
            Project.All.Where(project => Folders.Any(folder => project.Folder == $"apps/{folder}")),
            project => Assert.Equal(Path.GetFileName(project.Folder), Path.GetFileNameWithoutExtension(project.Path)["EduStream.".Length..].ToLowerInvariant()));

    [Fact]
    public void The_quick_build_holds_every_app()
    {
        var filter = Repository.Read(".config/apps.slnf");

        Assert.All(Project.All.Where(project => project.Path.StartsWith("apps/", StringComparison.Ordinal) && !project.Path.StartsWith("apps/shared/", StringComparison.Ordinal)), project =>
            Assert.Contains($"\"{project.Path}\"", filter, StringComparison.Ordinal));
    }

    [Fact]
    public void Components_have_the_same_names_on_both_sides()
    {
        var local = ComponentNames("local");

        Assert.Equal(local, ComponentNames("azure"));
        Assert.All(ConstantsOf(typeof(Components)), name => Assert.Contains((name + ".yaml", name), local));
    }

    [Fact]
    public void Every_component_is_scoped_and_scopes_name_known_apps() =>
        Assert.All(Repository.Under("components/", ".yaml"), file =>
        {
            var scopes = DaprYaml.Load(file).Scopes();
            Assert.True(scopes.Count > 0, $"{file} has no scopes.");
            Findings.None(scopes.Except(InContracts));
        });

    [Fact]
    public void Components_are_scoped_alike_on_both_sides() =>
        Assert.All(Repository.Under("components/local/", ".yaml"), file =>
            Assert.Equal(DaprYaml.Load(file).Scopes().Order(), DaprYaml.Load(file.Replace("/local/", "/azure/", StringComparison.Ordinal)).Scopes().Order()));

    internal static IReadOnlyList<string> ConstantsOf(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private static IEnumerable<(string File, string Name)> ComponentNames(string side) =>
        Repository.Under($"components/{side}/", ".yaml").Select(file => (Path.GetFileName(file), ((YamlDotNet.RepresentationModel.YamlMappingNode)DaprYaml.Load(file)["metadata"]).Text("name"))).Order();
}
