using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EduStream.Launcher.RunFiles;

/// <summary>Dapr's multi-app run format, the fields that EduStream uses. Unknown fields are left to the real Dapr.</summary>
internal sealed class RunFile
{
    public int Version { get; init; }

    public RunFileDefaults Common { get; init; } = new();

    public List<RunFileApp> Apps { get; init; } = [];

    internal static RunFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new LauncherException($"{path} is missing; run this from a checkout of EduStream.");
        }

        try
        {
            var file = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .IgnoreUnmatchedProperties()
                .Build()
                .Deserialize<RunFile>(File.ReadAllText(path));
            return file is { Version: 1, Apps.Count: > 0 } ? file.Checked(path) : throw new LauncherException($"{path} must say 'version: 1' and list apps.");
        }
        catch (YamlException broken)
        {
            throw new LauncherException($"{path}, line {broken.Start.Line}, is not valid YAML for a multi-app run: {broken.InnerException?.Message ?? broken.Message}");
        }
    }

    private RunFile Checked(string path)
    {
        foreach (var app in Apps)
        {
            var wrong = app switch
            {
                { AppID: "" } => "an app without appID",
                { AppDirPath: "" } => $"app {app.AppID} without appDirPath",
                { AppPort: < 1 or > 65535 } => $"app {app.AppID} without a usable appPort",
                { Command.Count: 0 } => $"app {app.AppID} without a command",
                _ => null,
            };
            if (wrong is not null)
            {
                throw new LauncherException($"{path} has {wrong}.");
            }
        }

        var twice = Apps.GroupBy(app => app.AppID).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? this : throw new LauncherException($"{path} lists app {twice.Key} more than once.");
    }
}

/// <summary>What all apps share unless they say otherwise.</summary>
internal sealed class RunFileDefaults
{
    public List<string> ResourcesPaths { get; init; } = [];

    public string? AppHealthCheckPath { get; init; }

    public Dictionary<string, string> Env { get; init; } = [];
}

internal sealed class RunFileApp
{
    [YamlMember(Alias = "appID", ApplyNamingConventions = false)]
    public string AppID { get; init; } = "";

    public string AppDirPath { get; init; } = "";

    public int AppPort { get; init; }

    public string? AppHealthCheckPath { get; init; }

    public List<string> Command { get; init; } = [];

    public Dictionary<string, string> Env { get; init; } = [];
}
