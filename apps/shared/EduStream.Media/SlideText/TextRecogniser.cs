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

    // What a shell says of a program that cannot be run, and so do the programs that take rights away before it.
    private const int NotRunnable = 126;
    private const int NotFound = 127;

    // The data of a language is missing or damaged.
    private const string NoData = "Could not initialize tesseract";

    /// <summary>False where tesseract is not installed.</summary>
    public bool IsAvailable => tools.Tesseract is not null;

    /// <summary>As tesseract names them.</summary>
    public string Languages => options.Value.Languages;

    /// <summary>
    /// <see cref="ToolUnusableException"/> when tesseract can read no picture at all, <see cref="ToolFailedException"/> when it fails at this one or takes too long, and
    /// <see cref="InvalidOperationException"/> when it is not there: ask <see cref="IsAvailable"/> first.
    /// </summary>
    /// <param name="image">Absolute path.</param>
    public async Task<RecognisedText> ReadAsync(string image, CancellationToken stop = default)
    {
        var command = new ToolCommand(tools.Tesseract ?? throw new InvalidOperationException("tesseract is not installed."), TesseractArguments.Build(image, Languages), Limit)
        {
            MemoryLimitBytes = MemoryLimit,
            FileSizeLimitBytes = 0,
        };
        var result = await runner.RunAsync(command, stop);
        return result.ExitCode switch
        {
            0 => TesseractTable.Parse(result.Output, options.Value.LeastConfidence),
            NotRunnable or NotFound => throw new ToolUnusableException($"{command.Tool} cannot be run.", result.LastErrors),
            _ when result.LastErrors.Any(line => line.Contains(NoData, StringComparison.Ordinal)) => throw new ToolUnusableException($"tesseract cannot read '{Languages}'.", result.LastErrors),
            var code => throw new ToolFailedException($"tesseract ended with code {code}.", result.LastErrors),
        };
    }
}
