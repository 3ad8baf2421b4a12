using System.Globalization;

namespace EduStream.Media.Samples;

/// <summary>Pure: ffmpeg's filter graph of the made-up lecture. Texts lie in files, so that nothing needs escaping.</summary>
internal static class LectureGraph
{
    private static readonly string[] Backgrounds = ["0x14213d", "0x1b4332", "0x3c096c", "0x4a1942", "0x003049"];

    internal static int Slides(LectureFormat format, TimeSpan duration) => Math.Max(1, (int)Math.Ceiling(duration.TotalSeconds / format.SecondsPerSlide));

    /// <summary>Outputs <c>[picture]</c> and, with a voice, <c>[sound]</c>. Reads <c>title{i}.txt</c>, <c>points{i}.txt</c>, <c>spoken{i}.txt</c>.</summary>
    internal static string Build(LectureFormat format, TimeSpan duration, string folder)
    {
        var slides = Enumerable.Range(0, Slides(format, duration)).ToList();
        List<string> chains = [.. slides.Select(slide => Slide(format, slide, folder))];
        chains.Add($"{string.Concat(slides.Select(slide => $"[slide{slide}]"))}concat=n={slides.Count}[slides]");

        // The moving region stands in for the camera on the speaker.
        chains.Add($"testsrc2=s={Even(format.Width / 4)}x{Even(format.Height / 4)}:r={format.FrameRate}[camera]");
        chains.Add("[slides][camera]overlay=W-w-W/40:H-h-H/20:shortest=1,format=yuv420p[picture]");
        if (format.Voice.Length > 0)
        {
            chains.AddRange(slides.Select(slide => Text(
                $"flite=textfile={folder}/spoken{slide}.txt:voice={format.Voice},aresample=48000,") + Text(
                $"apad=whole_dur={format.SecondsPerSlide},atrim=duration={format.SecondsPerSlide}[spoken{slide}]")));
            chains.Add($"{string.Concat(slides.Select(slide => $"[spoken{slide}]"))}concat=n={slides.Count}:v=0:a=1,asetnsamples=1024:pad=0[sound]");
        }

        return string.Join(";\n", chains);
    }

    private static string Slide(LectureFormat format, int slide, string folder)
    {
        var background = Backgrounds[slide % Backgrounds.Length];
        return Text($"color={background}:s={format.Width}x{format.Height}:r={format.FrameRate}:d={format.SecondsPerSlide},")
            + Text($"drawtext=textfile={folder}/title{slide}.txt:fontcolor=white:fontsize=h/12:x=w/16:y=h/12,")
            + Text($"drawtext=textfile={folder}/points{slide}.txt:fontcolor=0xe0e0e0:fontsize=h/20:line_spacing={format.Height / 24}:x=w/12:y=h/3[slide{slide}]");
    }

    private static int Even(int side) => Math.Max(2, side / 2 * 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
