namespace EduStream.Tests.Contract.Runtimes;

/// <summary>A temporary folder with the YAML and the files of one run.</summary>
internal sealed class RunFolder : IDisposable
{
    public const string TracingFile = "tracing.yaml";

    private const string TracingOn = """
        apiVersion: dapr.io/v1alpha1
        kind: Configuration
        metadata: { name: contract }
        spec: { tracing: { samplingRate: "1" } }
        """;

    public RunFolder(RuntimeSetup setup)
    {
        Directory.CreateDirectory(Resources);
        foreach (var (name, text) in setup.Resources) { Write(System.IO.Path.Combine("resources", name), text); }
        foreach (var (name, text) in setup.Files) { Write(name, text); }
        if (setup.Tracing) { Write(System.IO.Path.Combine("resources", TracingFile), TracingOn); }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("edustream-contract-").FullName;

    public string Resources => System.IO.Path.Combine(Path, "resources");

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Write(string name, string text) =>
        File.WriteAllText(System.IO.Path.Combine(Path, name), text.Replace("{folder}", Path, StringComparison.Ordinal));
}
