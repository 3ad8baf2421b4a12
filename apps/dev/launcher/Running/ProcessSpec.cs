using EduStream.Launcher.Data;
using EduStream.Launcher.Planning;

namespace EduStream.Launcher.Running;

/// <summary>How to start one process of the platform.</summary>
/// <param name="Ports">Null for the runtime: it listens on everybody's Dapr ports.</param>
internal sealed record ProcessSpec(
    string AppId,
    int Index,
    string Folder,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    InstancePorts? Ports,
    Uri ReadyAddress)
{
    internal string Name => Index == 1 ? AppId : $"{AppId}-{Index}";

    internal static ProcessSpec Of(PlannedInstance instance) =>
        new(instance.AppId, instance.Index, instance.Folder, instance.Command, instance.Environment, instance.Ports, new Uri($"http://127.0.0.1:{instance.Ports.App}/health/ready"));

    internal static ProcessSpec OfRuntime(Plan plan, string configFile) => new(
        RunningProcess.Runtime,
        1,
        plan.Root,
        [.. plan.RuntimeCommand, configFile],
        new Dictionary<string, string> { ["Logging__Console__FormatterOptions__SingleLine"] = "true", ["Logging__Console__FormatterName"] = "simple", ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff " },
        null,
        new Uri($"http://127.0.0.1:{plan.Instances[0].Ports.DaprHttp}/v1.0/healthz/outbound"));

    /// <summary>The files that the command needs, as far as its words show them.</summary>
    internal IEnumerable<string> Files() => Command.Where(word => word.EndsWith(".dll", StringComparison.Ordinal) || word.EndsWith("js", StringComparison.Ordinal))
        .Select(word => Path.GetFullPath(word, Folder));
}
