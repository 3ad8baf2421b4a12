using System.Globalization;
using System.Net;
using EduStream.Media.Processes;

namespace EduStream.Media.Probing;

/// <summary>Pure: the input arguments that every run of ffmpeg and ffprobe on an upload begins with.</summary>
internal static class MediaInputArguments
{
    /// <summary>8192 x 8192: what the decoder finds in the picture itself counts, whatever the headers say.</summary>
    internal const long MostPixels = 8192 * 8192;

    /// <summary>Allow-lists and the address. <see cref="ArgumentException"/> unless it is an absolute path or an http address of this machine.</summary>
    internal static IReadOnlyList<string> For(string input)
    {
        var (address, protocols) = Parse(input);
        return
        [
            ProtocolAllowList.Option, protocols,
            "-format_whitelist", AllowLists.Formats,
            "-codec_whitelist", AllowLists.Codecs,
            "-max_pixels", MostPixels.ToString(CultureInfo.InvariantCulture),
            "-i", address,
        ];
    }

    /// <summary>
    /// For runs that put the picture on a clock. A graph that starts anew when the picture changes its size would count its frames anew: "scale" follows
    /// such changes. The filter that ffmpeg puts before the graph to turn a picture does not.
    /// </summary>
    internal static IReadOnlyList<string> ForPicture(SourceVideo video, string input) => [.. video.Rotation == 0 ? (string[])["-reinit_filter:v", "0"] : [], .. For(input)];

    /// <summary>The address with the only protocols that it needs.</summary>
    internal static (string Address, string Protocols) Parse(string input)
    {
        if (Uri.TryCreate(input, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp)
        {
            return IPAddress.TryParse(uri.Host, out var host) && IPAddress.IsLoopback(host)
                ? (uri.AbsoluteUri, "http,tcp")
                : throw new ArgumentException("Only an address of this machine can be read.", nameof(input));
        }

        // "file:" so that a path that looks like another protocol ("concat:a|b") stays a path.
        return Path.IsPathFullyQualified(input)
            ? ($"file:{input}", "file")
            : throw new ArgumentException("An absolute path or a loopback address is needed.", nameof(input));
    }
}
