using System.Globalization;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Media.Samples;

namespace EduStream.Benchmarks.Media.Ladder;

/// <summary>
/// The clips: drawn ones are made here, filmed ones are read from where they are installed (Debian's <c>opencv-doc</c>) or from the files that
/// <c>EDUSTREAM_FOOTAGE</c> names (with <c>:</c> between them). No footage is part of the repository.
/// </summary>
internal sealed class LadderClips(MediaTools tools, string folder, TimeSpan length)
{
    private const string Installed = "/usr/share/doc/opencv-doc/examples/data";
    private const string Colors = "0x202020 white;0x073642 0xfdf6e3;0xf0f0f0 0x14213d;0x14213d 0xf5f5f5;white black;0x1b4332 0xe9f5db";
    private string Seconds => length.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>Those that can be had, and the names of those that cannot.</summary>
    internal async Task<(IReadOnlyList<LadderClip> Clips, IReadOnlyList<string> Missing)> MakeAsync(CancellationToken stop)
    {
        List<LadderClip> clips =
        [
            new("pages of text", "slides", "made", await PagesAsync(stop)),
            new("pages with the speaker in a corner", "slides", "made", await LectureAsync(stop)),
            new("scrolling code", "screen recording", "made", await CodeAsync(stop)),
        ];
        List<string> missing = [];
        await AddAsync("talking", "talking head", $"{Installed}/Megamind.avi");
        await AddAsync("street", "camera", $"{Installed}/vtest.avi");
        foreach (var file in (Environment.GetEnvironmentVariable("EDUSTREAM_FOOTAGE") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            await AddAsync(Path.GetFileNameWithoutExtension(file), "camera", file);
        }

        return (clips, missing);

        async Task AddAsync(string name, string kind, string file)
        {
            if (File.Exists(file))
            {
                clips.Add(new LadderClip(name, kind, Path.GetFileName(file), await FootageAsync(name, file, stop)));
            }
            else
            {
                missing.Add($"{name} ({kind}): {file}");
            }
        }
    }

    private async Task<string> LectureAsync(CancellationToken stop)
    {
        var file = Path.Combine(folder, "lecture.mp4");
        await tools.Lecture.CreateAsync(file, length, new LectureFormat { Voice = string.Empty, SecondsPerSlide = 12 }, stop);
        return file;
    }

    private async Task<string> PagesAsync(CancellationToken stop)
    {
        var colors = Colors.Split(';');
        var seconds = (length / colors.Length).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        List<string> chains = [];
        for (var page = 0; page < colors.Length; page++)
        {
            var text = await TextAsync($"page{page}.txt", BenchText.Page(page), stop);
            var (back, front) = (colors[page].Split(' ')[0], colors[page].Split(' ')[1]);
            chains.Add($"color={back}:s=1280x720:r=30:d={seconds},drawtext=textfile={text}:fontcolor={front}:fontsize=28:line_spacing=22:x=60:y=70[p{page}]");
        }

        return await DrawAsync("pages", $"{string.Join(';', chains)};{string.Concat(colors.Select((_, page) => $"[p{page}]"))}concat=n={colors.Length}[out]", stop);
    }

    private async Task<string> CodeAsync(CancellationToken stop)
    {
        var text = await TextAsync("code.txt", BenchText.Code(), stop);
        return await DrawAsync(
            "code",
            $"color=0x1e1e1e:s=1280x720:r=30:d={Seconds},drawtext=textfile={text}:fontcolor=0xd4d4d4:fontsize=17:x=20:y='20-22*floor(t*1.5)',drawbox=x='300+200*sin(t)':y='300+100*cos(t*1.3)':w=12:h=18:color=white:t=fill[out]",
            stop);
    }

    /// <summary>Repeated until it is long enough, practically without loss.</summary>
    private Task<string> FootageAsync(string name, string file, CancellationToken stop) => EncodeAsync(name, ["-stream_loop", "-1", "-i", $"file:{file}", "-map", "0:v:0", "-crf", "12"], stop);

    private Task<string> DrawAsync(string name, string graph, CancellationToken stop) => EncodeAsync(name, ["-filter_complex", graph, "-map", "[out]", "-crf", "18"], stop);

    private async Task<string> EncodeAsync(string name, IReadOnlyList<string> input, CancellationToken stop)
    {
        var file = Path.Combine(folder, $"{name}.mp4");
        await tools.Runner.RequireAsync(
            new ToolCommand(
                tools.Locator.Ffmpeg,
                ["-hide_banner", "-nostdin", "-v", "error", "-y", .. input, "-t", Seconds, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "superfast", "-g", "250", $"file:{file}"],
                TimeSpan.FromMinutes(30)),
            stop);
        return file;
    }

    private async Task<string> TextAsync(string name, string text, CancellationToken stop)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text, stop);
        return file;
    }
}
