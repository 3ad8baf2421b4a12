using EduStream.Launcher.Clients;
using EduStream.Testing;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.E2E.Hostile;

/// <summary>One platform for the whole set, with scratch folders of its own that can be looked into.</summary>
public sealed class HostilePlatform : IAsyncLifetime
{
    private TemporaryFolder scratch = null!;

    internal PlatformFixture Platform { get; private set; } = null!;

    internal Person Instructor { get; private set; } = null!;

    internal TestClips Clips { get; } = new();

    public async ValueTask InitializeAsync()
    {
        scratch = new TemporaryFolder();
        Platform = await PlatformFixture.StartAsync(environment: new Dictionary<string, string> { ["PublishVideo__ScratchFolder"] = scratch.Path, ["Encoding__Preset"] = "ultrafast" });
        Instructor = await Person.SignedInAsync(Platform.Edge, "instructor", CancellationToken.None);
    }

    /// <summary>Files in local scratch folders; each process keeps one empty folder and a lock.</summary>
    internal IReadOnlyList<string> ScratchFiles() => [.. Directory.EnumerateFiles(scratch.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))];

    /// <summary>Files under a folder of the media store.</summary>
    internal IReadOnlyList<string> StoreFiles(string folder)
    {
        var path = Path.Combine(Platform.DataFolder, "media", folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)] : [];
    }

    /// <summary>Command lines of programs that work in this platform's folders.</summary>
    internal IReadOnlyList<string> RunningTools() =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _)).Select(CommandLine)
            .Where(line => (line.Contains("ffmpeg", StringComparison.Ordinal) || line.Contains("ffprobe", StringComparison.Ordinal) || line.Contains("packager", StringComparison.Ordinal))
                && (line.Contains(Platform.DataFolder, StringComparison.Ordinal) || line.Contains(scratch.Path, StringComparison.Ordinal)))];

    public async ValueTask DisposeAsync()
    {
        Instructor?.Dispose();
        Clips.Dispose();
        if (Platform is not null)
        {
            await Platform.DisposeAsync();
        }

        scratch?.Dispose();
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return string.Empty; // it has just ended
        }
    }
}
