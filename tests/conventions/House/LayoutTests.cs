using Xunit;

namespace EduStream.Tests.Conventions.House;

public sealed class LayoutTests
{
    private static readonly string[] TopLevel =
    [
        "apps", "components", "workflows", "infra-pulumi", "tests", "EduStream.sln", "dapr.yaml", "README.md", "edustream", "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc", "package.json",
        "package-lock.json", ".config", ".github", ".ci", "LICENSE",
    ];

    private static readonly string[] FolderNamesThatSayNothing = ["Models", "Helpers", "Services", "Extensions", "Utils", "Common", "Misc"];
    private static readonly string[] Sources = [".cs", ".ts", ".tsx", ".js", ".mjs"];

    [Fact]
    public void The_top_level_holds_the_house_and_nothing_else() =>
        Findings.None(Repository.Files.Select(file => file.Split('/')[0]).Distinct().Except(TopLevel));

    [Fact]
    public void Every_top_folder_has_a_readme_that_the_root_readme_links()
    {
        var readme = Repository.Read("README.md");

        foreach (var folder in Repository.Files.Where(file => file.Contains('/', StringComparison.Ordinal) && file[0] != '.').Select(file => file.Split('/')[0]).Distinct())
        {
            Assert.True(Repository.Exists($"{folder}/README.md"), $"{folder}/README.md is missing.");
            Assert.Contains($"({folder}/README.md)", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Findings.None(
            from file in Repository.Files
            where Sources.Contains(Path.GetExtension(file))
            let lines = Repository.Read(file).AsSpan().Count('\n')
            where lines > 300
            select $"{file}: {lines}");

    [Fact]
    public void Program_files_are_a_table_of_contents_of_at_most_25_lines() =>
        Findings.None(Repository.ProductCode.Where(file => Path.GetFileName(file) == "Program.cs" && Contents(file) > 25));

    private static int Contents(string file) =>
        Repository.Read(file).Split('\n').Count(line => line.Trim() != "" && !line.StartsWith("using ", StringComparison.Ordinal));

    [Fact]
    public void Folders_are_named_by_what_they_are_for() =>
        Findings.None(Repository.Files.Where(file => file.Split('/').SkipLast(1).Any(FolderNamesThatSayNothing.Contains)));

    [Fact]
    public void Folders_inside_a_project_are_namespaces() =>
        Findings.None(
            from file in Repository.ProductCode
            let folder = Path.GetDirectoryName(file)!
            let project = Project.All.SingleOrDefault(project => folder == project.Folder || folder.StartsWith(project.Folder + "/", StringComparison.Ordinal))
            where project is not null && Path.GetFileNameWithoutExtension(project.Path).StartsWith("EduStream.", StringComparison.Ordinal)
            let inside = Path.GetRelativePath(project.Folder, folder)
            where inside != "." && inside.Split('/').Any(part => !char.IsUpper(part[0]))
            select file);
}
