using System.Globalization;
using EduStream.Contracts.Presentation;

namespace EduStream.Media.Probing;

/// <summary>Pure: which sounds of a file are kept, and what each is for.</summary>
internal static class SoundChoice
{
    /// <summary>Each costs an encode of the whole length; no lecture has more.</summary>
    internal const int Most = 8;

    /// <summary>The one that plays by default first: what belongs to the picture before comments and descriptions, then as the file says.</summary>
    internal static IReadOnlyList<FfprobeStream> From(IEnumerable<FfprobeStream> streams)
    {
        var usable = streams.Where(IsUsable).ToList();
        // One that cannot be decoded beside others that can, as phones write it, costs nobody the video. Alone it is refused with a reason.
        var readable = usable.FindAll(IsReadable);
        return [.. (readable.Count > 0 ? readable : usable).OrderBy(RoleOf).ThenByDescending(stream => stream.Disposition?.Default ?? 0).Take(Most)];
    }

    /// <summary>From the file's flags.</summary>
    internal static SoundRole RoleOf(FfprobeStream stream) => stream.Disposition switch
    {
        { VisualImpaired: > 0 } => SoundRole.Description,
        { Comment: > 0 } => SoundRole.Commentary,
        _ => SoundRole.Main,
    };

    private static bool IsReadable(FfprobeStream stream) =>
        stream is { CodecName: not (null or "unknown" or "none"), CodecTagString: not ("enca" or "drms") };

    private static bool IsUsable(FfprobeStream stream) =>
        stream is { CodecType: "audio", Channels: > 0 } && int.TryParse(stream.SampleRate, CultureInfo.InvariantCulture, out var rate) && rate > 0;
}
