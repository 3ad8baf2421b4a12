using System.CommandLine;
using System.Globalization;
using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Commands;

/// <summary>The options that <c>up</c> and <c>demo</c> share.</summary>
internal sealed class PlatformArguments
{
    private readonly Option<string?> ports = new("--ports") { Description = "auto: take free ports instead of the declared ones.", HelpName = "auto" };
    private readonly Option<string?> data = new("--data") { Description = "Folder for everything durable (default: .data).", HelpName = "DIR" };
    private readonly Option<string[]> replicas = new("--replicas") { Description = "Run an app more than once, for example pipeline=2.", HelpName = "APP=N" };
    private readonly Option<string[]> only = new("--only") { Description = "Start only these apps.", HelpName = "APP", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> without = new("--without") { Description = "Start all but these apps.", HelpName = "APP", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> root = new("--root") { Description = "Root of the checkout.", Hidden = true };

    internal void AddTo(Command command)
    {
        foreach (var option in (IEnumerable<Option>)[ports, data, replicas, only, without, root])
        {
            command.Add(option);
        }
    }

    internal PlanOptions Read(ParseResult parsed) => new()
    {
        Root = parsed.GetValue(root) ?? Directory.GetCurrentDirectory(),
        DataFolder = parsed.GetValue(data),
        AutoPorts = parsed.GetValue(ports) switch
        {
            null => false,
            "auto" => true,
            var other => throw new LauncherException($"--ports takes only 'auto', not '{other}'; other ports are set in dapr.yaml."),
        },
        Replicas = (parsed.GetValue(replicas) ?? []).Select(Replica).ToDictionary(replica => replica.App, replica => replica.Count),
        Only = parsed.GetValue(only) ?? [],
        Without = parsed.GetValue(without) ?? [],
    };

    private static (string App, int Count) Replica(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 16
            ? (parts[0], count)
            : throw new LauncherException($"--replicas takes APP=N with N from 1 to 16, not '{text}'.");
    }
}
