using EduStream.Media.Processes;
using Microsoft.Extensions.Options;

namespace EduStream.Media.SlideText;

/// <summary>Reads what is written in a picture of our own making, with tesseract.</summary>
public sealed class TextRecogniser(ProcessRunner runner, ToolLocator tools, IOptions<SlideTextOptions> options)
{
    // A page of small print takes some seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // A hostile picture must not take what the encoders need.
    private const long MemoryLimit = 2L * 1024 * 1024 * 1024;

    /// <summary>False where tesseract is not installed.</summary>
    public bool IsAvailable => tools.Tesseract is not null;

    /// <summary>As tesseract names them.</summary>
    public string Languages => options.Value.Languages;

    /// <summary>
    /// <see cref="ToolFailedException"/> when tesseract fails or takes too long, and <see cref="InvalidOperationException"/> when it is not there: ask <see cref="IsAvailable"/> first.
    /// </summary>
    /// <param name="image">Absolute path.</param>
    public async Task<RecognisedText> ReadAsync(string image, CancellationToken stop = default)
    {
        var command = new ToolCommand(tools.Tesseract ?? throw new InvalidOperationException("tesseract is not installed."), TesseractArguments.Build(image, Languages), Limit)
        {
            MemoryLimitBytes = MemoryLimit,
            FileSizeLimitBytes = 0,
        };
        return TesseractTable.Parse((await runner.RequireAsync(command, stop)).Output, options.Value.LeastConfidence);
    }
}
