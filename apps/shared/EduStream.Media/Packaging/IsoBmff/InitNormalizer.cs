namespace EduStream.Media.Packaging.IsoBmff;

/// <summary>
/// Pure: takes out of an init segment what differs between packager runs of one track and means nothing to a player: when it was made, and how long
/// this run's media was. What is left must be equal, so that any run's segments follow any run's init segment.
/// </summary>
internal static class InitNormalizer
{
    internal static byte[] Normalize(ReadOnlyMemory<byte> data)
    {
        var result = data.ToArray();
        var moov = Box.Read(data).First(box => box.Type == "moov");
        var trak = moov.Child("trak");
        ClearTimes(result, moov.Child("mvhd"));
        ClearTimes(result, trak.Child("tkhd"));
        ClearTimes(result, trak.Descend("mdia", "mdhd"));
        if (moov.Child("mvex").FindChild("mehd") is { } duration)
        {
            "free"u8.CopyTo(result.AsSpan(duration.Offset + 4));
            result.AsSpan(duration.PayloadOffset, duration.Payload.Length).Clear();
        }

        return result;
    }

    /// <summary>Creation and modification time follow version and flags.</summary>
    private static void ClearTimes(byte[] result, Box header)
    {
        var length = header.Version == 1 ? 16 : 8;
        _ = header.Field(4, length);
        result.AsSpan(header.PayloadOffset + 4, length).Clear();
    }
}
