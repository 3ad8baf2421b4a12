using System.Text;
using EduStream.Media.Captions;
using EduStream.Media.Processes;
using Microsoft.Extensions.Options;

namespace EduStream.Media.Speech;

/// <summary>A program on this machine, within limits: it is somebody else's, and its input was chosen by whoever uploaded it.</summary>
public sealed class CommandSpeechRecognizer(ProcessRunner runner, IOptions<SpeechOptions> options) : ISpeechRecognizer
{
    private const int LargestFile = 50_000_000;

    // SIGKILL: by the machine, which may have more memory the next time.
    private const int Killed = 128 + 9;
    private static readonly TimeSpan LeastTime = TimeSpan.FromMinutes(10);
    private static readonly string[] Extensions = [".json", ".vtt", ".srt", string.Empty];

    /// <inheritdoc/>
    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.Command);

    /// <inheritdoc/>
    public bool NeedsAddress => false;

    /// <summary>How long the program may take.</summary>
    internal static TimeSpan Limit(double seconds, double mostSecondsPerSecond) =>
        TimeSpan.FromSeconds(Math.Max(LeastTime.TotalSeconds, seconds * mostSecondsPerSecond));

    /// <inheritdoc/>
    public Task<SpeechOutcome> RecognizeAsync(SpeechTask task, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        return RecognizeAsync(task, Limit(task.Seconds, options.Value.MostSecondsPerSecond), stop);
    }

    internal async Task<SpeechOutcome> RecognizeAsync(SpeechTask task, TimeSpan limit, CancellationToken stop = default)
    {
        var output = Path.Combine(task.Folder, "speech");
        var (text, tooMuch, killed) = (new StringBuilder(), false, false);
        try
        {
            var result = await runner.RunAsync(
                new ToolCommand(options.Value.Command!, SpeechArguments.Build(options.Value.Arguments, task.Wav, output, task.Language), limit)
                {
                    WorkingFolder = task.Folder,
                    MemoryLimitBytes = options.Value.MemoryMegabytes * 1_000_000L,
                    FileSizeLimitBytes = LargestFile,
                    OnOutputLine = line =>
                    {
                        tooMuch |= text.Length + line.Length >= CaptionImport.MostBytes;
                        text.Append(tooMuch ? string.Empty : $"{line}\n");
                    },
                },
                stop);
            killed = result.ExitCode == Killed;
            return killed ? throw new ToolFailedException("The recognizer was killed.", result.LastErrors)
                : result.ExitCode != 0 ? new SpeechOutcome.Failed(SpeechFailures.Error)
                : await ReadAsync(output, tooMuch ? string.Empty : text.ToString(), stop) is { } heard ? heard
                : new SpeechOutcome.Failed(SpeechFailures.Unreadable);
        }
        catch (ToolTimeoutException)
        {
            return new SpeechOutcome.Failed(SpeechFailures.TooSlow);
        }
        catch (ToolFailedException) when (!killed)
        {
            return new SpeechOutcome.Failed(SpeechFailures.Error);
        }
    }

    private static async Task<SpeechOutcome.Heard?> ReadAsync(string output, string printed, CancellationToken stop)
    {
        // A link could lead anywhere: only a file that the program itself wrote is read.
        var written = Extensions.Select(extension => new FileInfo(output + extension)).FirstOrDefault(file => file is { Exists: true, LinkTarget: null });
        if (written is { Length: > LargestFile })
        {
            return null;
        }

        var content = written is null ? System.Text.Encoding.UTF8.GetBytes(printed) : await File.ReadAllBytesAsync(written.FullName, stop);
        var heard = written?.Extension == ".json" ? SpeechJson.Read(content) : new SpeechOutcome.Heard(null, content);
        return heard is not null && CaptionImport.Import(heard.Captions) is CaptionOutcome.Accepted ? heard : null;
    }
}
