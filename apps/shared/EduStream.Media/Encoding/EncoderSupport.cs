using EduStream.Contracts.Videos;
using EduStream.Media.Processes;

namespace EduStream.Media.Encoding;

/// <summary>Asks the ffmpeg at hand which codecs it can make: builds differ.</summary>
public sealed class EncoderSupport(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Those of <paramref name="wanted"/> that it has an encoder for. <see cref="ToolFailedException"/> when it does not answer.</summary>
    public async Task<IReadOnlyList<PictureCodec>> OfAsync(IReadOnlyCollection<PictureCodec> wanted, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Count == 0)
        {
            return [];
        }

        var result = await runner.RequireAsync(
            new ToolCommand(tools.Ffmpeg, ["-hide_banner", "-nostdin", "-v", "error", "-encoders"], TimeSpan.FromMinutes(1)) { MemoryLimitBytes = tools.MemoryLimitBytes }, stop);
        var names = Names(result.Output);
        return [.. wanted.Where(codec => names.Contains(PictureEncoders.NameOf(codec)))];
    }

    /// <summary>Lines such as <c> V....D libx265    libx265 H.265 / HEVC (codec hevc)</c>; a legend of the same shape has <c>=</c> for a name.</summary>
    internal static IReadOnlySet<string> Names(string output) =>
        output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1 && words[0].StartsWith('V')).Select(words => words[1]).ToHashSet(StringComparer.Ordinal);
}
