using System.Globalization;
using EduStream.Media.Processes;

namespace EduStream.Testing.Media;

/// <summary>A lecture whose pages are full of text, as they should not be and often are: twelve lines of seven to eight words, dark on light and light on dark.</summary>
public static class TextPages
{
    private const int LinesPerPage = 12;

    private static readonly (string Paper, string Ink)[] Colours = [("white", "0x222222"), ("0x14213d", "0xf0f0f0"), ("0xfdf6e3", "0x073642"), ("0x1b4332", "white")];

    private static readonly string[] Sentences =
    [
        "Gradient descent follows the slope of the loss", "A learning rate that is too large diverges", "Momentum is an average over past gradients", "The size of a batch trades noise for speed",
        "Weight decay keeps the parameters of models small", "Early stopping watches the error on other data", "Dropout removes half of the units at random", "Residual connections let signals pass many layers",
        "Convolution shares its weights over the whole image", "Attention compares every word with all the others", "A confusion matrix counts what was mistaken", "Cross validation uses every example for both tasks",
        "Bias and variance cannot both be made small", "Normalisation keeps the activations of layers in range", "The kernel trick never computes the feature space",
    ];

    /// <summary>1280x720 at 30 pictures a second, with speech.</summary>
    public static async Task<string> TextPagesAsync(this TestClips clips, int pages, int secondsPerPage)
    {
        ArgumentNullException.ThrowIfNull(clips);
        List<string> chains = [];
        for (var page = 0; page < pages; page++)
        {
            var (paper, ink) = Colours[page % Colours.Length];
            var text = clips.File("page.txt");
            await File.WriteAllLinesAsync(text, Enumerable.Range(0, LinesPerPage).Select(line => Sentences[((page * LinesPerPage) + line) % Sentences.Length]));
            chains.Add(Text($"color={paper}:s=1280x720:r=30:d={secondsPerPage},drawtext=textfile={text}:fontcolor={ink}:fontsize=30:line_spacing=18:x=80:y=60[page{page}]"));
        }

        var spoken = clips.File("spoken.txt");
        await File.WriteAllTextAsync(spoken, string.Join(". ", Sentences));
        chains.Add($"{string.Concat(Enumerable.Range(0, pages).Select(page => $"[page{page}]"))}concat=n={pages},format=yuv420p[picture]");
        chains.Add(Text($"flite=textfile={spoken}:voice=slt,aresample=48000,apad=whole_dur={pages * secondsPerPage},asetnsamples=1024:pad=0[sound]"));
        var made = clips.File("pages.mp4");
        await clips.Tools.Runner.RequireAsync(new ToolCommand(
            clips.Tools.Locator.Ffmpeg,
            [
                "-hide_banner", "-nostdin", "-v", "error", "-y", "-filter_complex", string.Join(';', chains), "-map", "[picture]", "-map", "[sound]",
                "-t", Text($"{pages * secondsPerPage}"), "-c:v", "libx264", "-preset", "superfast", "-crf", "20", "-c:a", "aac", $"file:{made}",
            ],
            TimeSpan.FromMinutes(5)));
        return made;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
