using System.Globalization;
using EduStream.Launcher.RunFiles;

namespace EduStream.Launcher.Planning;

/// <summary>Everything decided before the first process starts: which instances, which ports, which environment.</summary>
/// <param name="OwnData">True when the data folder is not the one that <c>dapr.yaml</c> and the components name.</param>
internal sealed record Plan(
    string Root, string DataFolder, bool OwnData, IReadOnlyList<string> ResourceFolders, IReadOnlyList<string> RuntimeCommand, IReadOnlyList<PlannedInstance> Instances)
{
    internal const string DefaultData = ".data";

    internal static Plan Make(RunFile file, PlanOptions options, IPortChooser ports)
    {
        var root = Path.GetFullPath(options.Root);
        var defaultData = Path.Combine(root, DefaultData);
        var data = Path.GetFullPath(options.DataFolder ?? defaultData);
        var chosen = Choose(file, options);
        var placed = chosen.ToDictionary(app => app.AppID, app => Place(app, options, ports));
        var environment = new EnvironmentRewriter(file.Apps, placed, data == defaultData ? null : data);
        return new Plan(
            root,
            data,
            data != defaultData,
            [.. file.Common.ResourcesPaths.Select(folder => Path.GetFullPath(folder, root))],
            options.RuntimeCommand,
            [.. chosen.SelectMany(app => placed[app.AppID].Select((at, index) => Instance(file, app, at, index, root, environment)))]);
    }

    private static List<RunFileApp> Choose(RunFile file, PlanOptions options)
    {
        var known = file.Apps.Select(app => app.AppID).ToHashSet();
        var stranger = options.Only.Concat(options.Without).Concat(options.Replicas.Keys).FirstOrDefault(name => !known.Contains(name));
        if (stranger is not null)
        {
            throw new LauncherException($"There is no app '{stranger}' in dapr.yaml; it lists {string.Join(", ", known)}.");
        }

        return [.. file.Apps.Where(app => (options.Only.Count == 0 || options.Only.Contains(app.AppID)) && !options.Without.Contains(app.AppID))];
    }

    // The first instance keeps the declared port: that is the one people and bookmarks know.
    private static List<InstancePorts> Place(RunFileApp app, PlanOptions options, IPortChooser ports) =>
        [.. Enumerable.Range(0, options.Replicas.GetValueOrDefault(app.AppID, 1))
            .Select(index => new InstancePorts(index == 0 && !options.AutoPorts ? app.AppPort : ports.Next(), ports.Next(), ports.Next()))];

    private static PlannedInstance Instance(RunFile file, RunFileApp app, InstancePorts at, int index, string root, EnvironmentRewriter environment)
    {
        var env = environment.Rewrite(file.Common.Env.Concat(app.Env));
        var dapr = Tokens.New();
        var own = Tokens.New();
        env["APP_ID"] = app.AppID;
        env["APP_PORT"] = at.App.ToString(CultureInfo.InvariantCulture);
        env["APP_PROTOCOL"] = "http";
        env["DAPR_HTTP_PORT"] = at.DaprHttp.ToString(CultureInfo.InvariantCulture);
        env["DAPR_GRPC_PORT"] = at.DaprGrpc.ToString(CultureInfo.InvariantCulture);
        env["DAPR_API_TOKEN"] = dapr;
        env["APP_API_TOKEN"] = own;
        return new PlannedInstance(
            app.AppID,
            index + 1,
            Path.GetFullPath(app.AppDirPath, root),
            app.Command,
            env,
            at,
            app.AppHealthCheckPath ?? file.Common.AppHealthCheckPath,
            dapr,
            own);
    }
}

internal sealed record InstancePorts(int App, int DaprHttp, int DaprGrpc);

/// <param name="Index">1, 2, ...: which replica.</param>
internal sealed record PlannedInstance(
    string AppId,
    int Index,
    string Folder,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    InstancePorts Ports,
    string? HealthCheckPath,
    string DaprApiToken,
    string AppApiToken)
{
    /// <summary>As logs and people name it: <c>pipeline</c>, <c>pipeline-2</c>.</summary>
    public string Name => Index == 1 ? AppId : $"{AppId}-{Index}";
}
