using System.Globalization;
using EduStream.Media.Processes;

namespace EduStream.Media.Samples;

/// <summary>Makes a lecture out of nothing: slides with readable text, a moving region, a spoken track.</summary>
public sealed class SampleLecture(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Writes an MP4, by default of 1280x720 at 30 pictures a second. <see cref="ToolFailedException"/> when ffmpeg cannot.</summary>
    /// <param name="file">Is replaced.</param>
    public async Task CreateAsync(string file, TimeSpan duration, LectureFormat? format = null, CancellationToken stop = default)
    {
        var shape = format ?? new LectureFormat();
        var texts = Directory.CreateTempSubdirectory("edustream-lecture-");
        try
        {
            await WriteTextsAsync(texts.FullName, LectureGraph.Slides(shape, duration), stop);
            var graph = Path.Combine(texts.FullName, "graph.txt");
            await File.WriteAllTextAsync(graph, LectureGraph.Build(shape, duration, texts.FullName), stop);
            await runner.RequireAsync(new ToolCommand(tools.Ffmpeg, Arguments(shape, duration, graph, Path.GetFullPath(file)), TimeSpan.FromMinutes(30)), stop);
        }
        finally
        {
            texts.Delete(recursive: true);
        }
    }

    private static string[] Arguments(LectureFormat format, TimeSpan duration, string graph, string file) =>
    [
        "-hide_banner", "-nostdin", "-v", "error", "-y",
        "-filter_complex_script", graph,
        "-map", "[picture]",
        .. format.Voice.Length > 0 ? (string[])["-map", "[sound]", "-c:a", "aac", "-b:a", "128k"] : [],
        "-t", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        "-c:v", "libx264",
        "-preset", "superfast", // as a screen recorder does
        "-crf", "20",
        "-g", "250",
        "-movflags", "+faststart",
        "-f", "mp4",
        $"file:{file}",
    ];

    private static async Task WriteTextsAsync(string folder, int slides, CancellationToken stop)
    {
        for (var index = 0; index < slides; index++)
        {
            var slide = LectureSlide.All[index % LectureSlide.All.Count];
            await WriteAsync($"title{index}.txt", string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {slide.Title}"));
            await WriteAsync($"points{index}.txt", string.Join('\n', slide.Points.Select(point => $"- {point}")));
            await WriteAsync($"spoken{index}.txt", slide.Spoken);
        }

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, stop);
    }
}
