using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EduStream.LocalDapr.Components;

/// <summary>One document of a YAML file.</summary>
internal sealed record ResourceDocument(string File, YamlMappingNode Root)
{
    public string Kind => Root.Text("kind") ?? "";

    public string ApiVersion => Root.Text("apiVersion") ?? "";

    public string Name => Root.Child("metadata")?.Text("name") ?? throw Invalid("metadata.name is missing");

    public YamlMappingNode Spec => Root.Child("spec") ?? throw Invalid("spec is missing");

    public IReadOnlyList<string> Scopes => Root.Texts("scopes");

    public InvalidOperationException Invalid(string why) => new($"{File}: {why}.");
}

/// <summary>Reads the YAML of a resource folder without reflection: starting fast is part of the job.</summary>
internal static class YamlFile
{
    public static IEnumerable<ResourceDocument> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder)) { throw new InvalidOperationException($"The resource folder {folder} does not exist."); }
        return Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal).SelectMany(Read);
    }

    public static string? Text(this YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) && child is YamlScalarNode { Value: { } value } scalar && !IsNull(scalar) ? value : null;

    public static YamlMappingNode? Child(this YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? child as YamlMappingNode : null;

    public static IEnumerable<YamlMappingNode> List(this YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) && child is YamlSequenceNode list ? list.OfType<YamlMappingNode>() : [];

    public static IReadOnlyList<string> Texts(this YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) && child is YamlSequenceNode list ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? "")] : [];

    public static IEnumerable<(string Name, YamlNode Value)> Entries(this YamlMappingNode? node) =>
        node is null ? [] : node.Children.Select(child => (((YamlScalarNode)child.Key).Value ?? "", child.Value));

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";

    private static IEnumerable<ResourceDocument> Read(string file)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(file);
        try { stream.Load(text); }
        catch (YamlException e) { throw new InvalidOperationException($"{file}, line {e.Start.Line}: {e.Message}", e); }
        return [.. stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>().Select(root => new ResourceDocument(file, root))];
    }
}
