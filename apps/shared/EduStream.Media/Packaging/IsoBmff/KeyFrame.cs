namespace EduStream.Media.Packaging.IsoBmff;

/// <summary>
/// Pure: where the first sample of a media segment ends, when it is a key frame. From the start of the file to there a player can decode one picture:
/// <code>
/// styp sidx moof | mdat: sample 1 | sample 2 ...      offset of sample 1: from the start of moof (default-base-is-moof)
///                                 ^ here
/// </code>
/// </summary>
internal static class KeyFrame
{
    private const uint BaseIsMoof = 0x20000;
    private const uint NonSync = 0x10000;

    /// <summary>Null when the segment does not begin with a key frame, or does not say where its data is.</summary>
    internal static long? End(ReadOnlyMemory<byte> data)
    {
        var moof = Box.Read(data).FirstOrDefault(box => box.Type == "moof");
        if (moof.Type is null || moof.FindChild("traf") is not { } traf || traf.FindChild("tfhd") is not { } tfhd || traf.FindChild("trun") is not { } trun)
        {
            return null;
        }

        var (run, header) = (trun.Flags, tfhd.Flags);
        if ((run & 0x1) == 0 || (header & BaseIsMoof) == 0)
        {
            return null;
        }

        var (defaultSize, defaultFlags) = Defaults(tfhd, header);

        // Sample count, data offset, flags of the first sample, then per sample: duration, size, flags.
        var at = 12;
        var firstFlags = (run & 0x4) != 0 ? trun.UInt32(at) : (uint?)null;
        at += ((run & 0x4) != 0 ? 4 : 0) + ((run & 0x100) != 0 ? 4 : 0);
        var size = (run & 0x200) != 0 ? trun.UInt32(at) : defaultSize;
        at += (run & 0x200) != 0 ? 4 : 0;
        var flags = firstFlags ?? ((run & 0x400) != 0 ? trun.UInt32(at) : defaultFlags);
        if (size is not { } bytes || flags is not { } said || (said & NonSync) != 0)
        {
            return null;
        }

        var end = moof.Offset + (int)trun.UInt32(8) + (long)bytes;
        return end > moof.Offset && end <= data.Length ? end : throw new InvalidDataException("The first sample lies outside the segment.");
    }

    private static (uint? Size, uint? Flags) Defaults(Box tfhd, uint header)
    {
        var at = 8 + ((header & 0x1) != 0 ? 8 : 0) + ((header & 0x2) != 0 ? 4 : 0) + ((header & 0x8) != 0 ? 4 : 0);
        var size = (header & 0x10) != 0 ? tfhd.UInt32(at) : (uint?)null;
        at += (header & 0x10) != 0 ? 4 : 0;
        return (size, (header & 0x20) != 0 ? tfhd.UInt32(at) : null);
    }
}
