using System.Text.RegularExpressions;
using EduStream.Launcher.RunFiles;

namespace EduStream.Launcher.Planning;

/// <summary>
/// Puts chosen ports and the data folder into environment values that were written for the declared ones. A value under
/// <c>Backends__</c> lists every replica, divided by semicolons; others name the first.
/// </summary>
internal sealed partial class EnvironmentRewriter(IEnumerable<RunFileApp> declared, IReadOnlyDictionary<string, List<InstancePorts>> placed, string? ownData)
{
    private const string DeclaredData = "../../.data";
    private const string DeclaredDataDeeper = "../" + DeclaredData;
    private const string ListPrefix = "Backends__";

    private readonly Dictionary<int, List<InstancePorts>> byDeclaredPort = declared
        .Where(app => placed.ContainsKey(app.AppID))
        .ToDictionary(app => app.AppPort, app => placed[app.AppID]);

    internal Dictionary<string, string> Rewrite(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var result = new Dictionary<string, string>();
        foreach (var (name, value) in environment)
        {
            result[name] = Ports(name, Data(value));
        }

        return result;
    }

    private string Data(string value) =>
        ownData is null ? value : value.Replace(DeclaredDataDeeper, ownData, StringComparison.Ordinal).Replace(DeclaredData, ownData, StringComparison.Ordinal);

    private string Ports(string name, string value)
    {
        var first = LocalAddress().Match(value);
        if (name.StartsWith(ListPrefix, StringComparison.Ordinal) && first.Success && Find(first) is { } instances)
        {
            return string.Join(';', instances.Select(at => LocalAddress().Replace(value, $"localhost:{at.App}")));
        }

        return LocalAddress().Replace(value, match => Find(match) is { } at ? $"localhost:{at[0].App}" : match.Value);
    }

    private List<InstancePorts>? Find(Match address) => byDeclaredPort.GetValueOrDefault(int.Parse(address.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"localhost:(\d{1,5})(?!\d)")]
    private static partial Regex LocalAddress();
}
