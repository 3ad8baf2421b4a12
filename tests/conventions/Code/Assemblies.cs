using System.Reflection;

namespace EduStream.Tests.Conventions.Code;

/// <summary>The built apps, each with the EduStream libraries that run inside it.</summary>
internal static class Assemblies
{
    private static readonly string[] Apps =
        ["EduStream.Catalog", "EduStream.Uploads", "EduStream.Pipeline", "EduStream.Licensing", "EduStream.Playback", "EduStream.Edge", "EduStream.LocalDapr"];

    internal static IReadOnlyDictionary<string, IReadOnlyList<Assembly>> ByApp { get; } =
        Apps.ToDictionary(name => name, name => (IReadOnlyList<Assembly>)[.. Closure(Assembly.Load(name)).DistinctBy(assembly => assembly.FullName)]);

    internal static IEnumerable<Assembly> Own { get; } = ByApp.Values.SelectMany(assemblies => assemblies).Distinct().ToList();

    private static IEnumerable<Assembly> Closure(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("EduStream.", StringComparison.Ordinal)).SelectMany(name => Closure(Assembly.Load(name))).Prepend(assembly);
}
