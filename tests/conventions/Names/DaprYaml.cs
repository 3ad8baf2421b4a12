using EduStream.Tests.Conventions.House;
using YamlDotNet.RepresentationModel;

namespace EduStream.Tests.Conventions.Names;

internal static class DaprYaml
{
    internal static YamlMappingNode RunFile { get; } = Load("dapr.yaml");

    internal static IReadOnlyList<YamlMappingNode> Apps { get; } = [.. ((YamlSequenceNode)RunFile["apps"]).Cast<YamlMappingNode>()];

    /// <summary>App-id -> folder, as <c>dapr.yaml</c> lists them.</summary>
    internal static IReadOnlyDictionary<string, string> Folders { get; } =
        Apps.ToDictionary(app => app.Text("appID"), app => app.Text("appDirPath").Replace("./", "", StringComparison.Ordinal));

    internal static YamlMappingNode Load(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Read(file)));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    internal static string Text(this YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    internal static IEnumerable<string> Keys(this YamlMappingNode node) => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    internal static IReadOnlyList<string> Scopes(this YamlMappingNode component) =>
        component.Children.TryGetValue("scopes", out var scopes) ? [.. ((YamlSequenceNode)scopes).Select(scope => ((YamlScalarNode)scope).Value!)] : [];
}
