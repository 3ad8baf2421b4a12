using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace EduStream.Media.Processes;

/// <summary>
/// Finds the external programs: as configured, then in <c>node_modules</c> (packager), then on PATH. <see cref="ToolFailedException"/> when one is missing.
/// </summary>
public sealed class ToolLocator(IOptions<ToolOptions> options)
{
    private readonly Lazy<string> ffmpeg = new(() => Find(options.Value.Ffmpeg, "ffmpeg", Candidates("ffmpeg")));
    private readonly Lazy<string> ffprobe = new(() => Find(options.Value.Ffprobe, "ffprobe", Candidates("ffprobe")));
    private readonly Lazy<string> packager = new(() => Find(options.Value.Packager, "Shaka Packager", NodeModules().Concat(Candidates("packager"))));
    private readonly Lazy<string?> tesseract = new(() => options.Value.Tesseract switch
    {
        null or "" => OnPath("tesseract"),
        ToolOptions.None => null,
        var configured => Find(configured, "tesseract", []),
    });

    /// <summary>Absolute path of ffmpeg.</summary>
    public string Ffmpeg => ffmpeg.Value;

    /// <summary>Absolute path of ffprobe.</summary>
    public string Ffprobe => ffprobe.Value;

    /// <summary>Absolute path of Shaka Packager.</summary>
    public string Packager => packager.Value;

    /// <summary>Absolute path of tesseract, or null where it is switched off or neither configured nor on PATH: nothing required needs it.</summary>
    public string? Tesseract => tesseract.Value;

    /// <summary>Address space that one program may take, bytes.</summary>
    public long MemoryLimitBytes => options.Value.MemoryLimitMegabytes * 1024L * 1024L;

    /// <summary>First file of that name on PATH, or null.</summary>
    internal static string? OnPath(string name) => Candidates(name).FirstOrDefault(File.Exists);

    private static string Find(string? configured, string name, IEnumerable<string> candidates)
    {
        var found = configured is { Length: > 0 }
            ? Path.GetFullPath(configured)
            : candidates.FirstOrDefault(File.Exists)
                ?? throw new ToolFailedException($"{name} is not installed: put it on PATH, or name it in the section '{ToolOptions.Section}'.");
        return File.Exists(found) ? MakeRunnable(found) : throw new ToolFailedException($"{name} is not at {found}.");
    }

    private static string MakeRunnable(string file)
    {
        // The npm package carries its binaries without the run bit.
        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute))
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return file;
    }

    private static IEnumerable<string> Candidates(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name));

    private static IEnumerable<string> NodeModules()
    {
        var system = OperatingSystem.IsMacOS() ? "osx" : OperatingSystem.IsWindows() ? "win" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var file = $"packager-{system}-{processor}{(OperatingSystem.IsWindows() ? ".exe" : string.Empty)}";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "node_modules", "shaka-packager", "bin", file);
        }
    }
}
