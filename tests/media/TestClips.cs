using System.Globalization;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Media.Samples;

namespace EduStream.Testing.Media;

/// <summary>Makes small clips with ffmpeg, clean and dirty, in a folder that goes when this does.</summary>
public sealed class TestClips : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-clips-");

    /// <summary>Runner and programs.</summary>
    public MediaTools Tools { get; } = new();

    /// <summary>The folder; tests may write into it.</summary>
    public string Folder => folder.FullName;

    /// <summary>A lecture with slides and speech.</summary>
    public async Task<string> LectureAsync(double seconds, LectureFormat? format = null)
    {
        var file = File("lecture.mp4");
        await Tools.Lecture.CreateAsync(file, TimeSpan.FromSeconds(seconds), format);
        return file;
    }

    /// <summary>A clip as <paramref name="clip"/> says.</summary>
    public async Task<string> MakeAsync(Clip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var file = File($"clip.{clip.Extension}");
        await FfmpegAsync([.. clip.Arguments(), $"file:{file}"]);
        return file;
    }

    /// <summary>What a hostile file points at: a path or an address. Tests set it to something that notices being opened.</summary>
    public string Canary { get; set; } = "file:///etc/hostname";

    /// <summary>The same streams several times over.</summary>
    public async Task<string> LoopAsync(string source, int times)
    {
        var file = File($"looped{Path.GetExtension(source)}");
        await FfmpegAsync(["-stream_loop", (times - 1).ToString(CultureInfo.InvariantCulture), "-i", $"file:{source}", "-c", "copy", $"file:{file}"]);
        return file;
    }

    /// <summary>The same streams in another wrapping.</summary>
    public async Task<string> RewrapAsync(string source, string extension, params string[] arguments)
    {
        var file = File($"rewrapped.{extension}");
        await FfmpegAsync(["-i", $"file:{source}", .. arguments, "-c", "copy", $"file:{file}"]);
        return file;
    }

    /// <summary>Two clips of MPEG-TS as one recording that changes its form midway: the second one goes on where the first one ends.</summary>
    public async Task<string> JoinAsync(Clip first, Clip second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var rest = await System.IO.File.ReadAllBytesAsync(await MakeAsync(At(second, 1 + first.Seconds)));
        return await EditAsync(await MakeAsync(At(first, 1)), file => [.. file, .. rest]);

        // Not at 0: the muxer would move the first one alone, because packets are stored before they are shown.
        static Clip At(Clip clip, double seconds) => clip with { Output = [.. clip.Output, "-output_ts_offset", seconds.ToString(CultureInfo.InvariantCulture)] };
    }

    /// <summary>A file again and again until it is that long; nothing is encoded.</summary>
    public async Task<string> RepeatAsync(string source, double seconds)
    {
        var file = File($"long{Path.GetExtension(source)}");
        await FfmpegAsync(["-stream_loop", "-1", "-i", $"file:{source}", "-t", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "-c", "copy", $"file:{file}"]);
        return file;
    }

    /// <summary>The first bytes of a file, as a broken copy leaves them.</summary>
    public async Task<string> CutOffAsync(string source, double share)
    {
        var file = File($"cut{Path.GetExtension(source)}");
        var bytes = await System.IO.File.ReadAllBytesAsync(source);
        await System.IO.File.WriteAllBytesAsync(file, bytes[..(int)(bytes.Length * share)]);
        return file;
    }

    /// <summary>A copy with changes.</summary>
    public async Task<string> EditAsync(string source, Func<byte[], byte[]> edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var file = File($"edited{Path.GetExtension(source)}");
        await System.IO.File.WriteAllBytesAsync(file, edit(await System.IO.File.ReadAllBytesAsync(source)));
        return file;
    }

    /// <summary>A file of exactly these bytes.</summary>
    public async Task<string> BytesAsync(byte[] content)
    {
        var file = File("source");
        await System.IO.File.WriteAllBytesAsync(file, content);
        return file;
    }

    /// <summary>An HLS playlist under a video's name; it points at <paramref name="target"/>.</summary>
    public Task<string> PlaylistAsync(string target) =>
        BytesAsync(System.Text.Encoding.ASCII.GetBytes($"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{target}\n#EXT-X-ENDLIST\n"));

    /// <summary>A fresh path that ends in <paramref name="name"/>.</summary>
    public string File(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, Guid.NewGuid().ToString("N")[..8])).FullName, name);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private Task<ToolResult> FfmpegAsync(IReadOnlyList<string> arguments) =>
        Tools.Runner.RequireAsync(new ToolCommand(Tools.Locator.Ffmpeg, ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments], TimeSpan.FromMinutes(5)));
}
