using System.Xml.Linq;

namespace EduStream.Tests.Conventions.House;

/// <summary>A project and what it refers to, as paths relative to the root.</summary>
internal sealed record Project(string Path, IReadOnlyList<string> References)
{
    internal static IReadOnlyList<Project> All { get; } =
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Read)];

    internal string Folder => System.IO.Path.GetDirectoryName(Path)!;

    private static Project Read(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var document = XDocument.Parse(Repository.Read(path));
        var projects = document.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value)
            .Select(include => System.IO.Path.GetRelativePath("/root", System.IO.Path.GetFullPath(System.IO.Path.Combine("/root", folder, include))));
        var dapr = document.Descendants("DaprReference").Select(reference => $"apps/shared/Dapr/{reference.Attribute("Include")!.Value}/{reference.Attribute("Include")!.Value}.csproj");
        return new Project(path, [.. projects, .. dapr]);
    }
}
