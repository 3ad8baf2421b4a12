using System.Buffers.Binary;
using EduStream.Storage;

namespace EduStream.Uploads.HeadStart;

/// <summary>Where the index of an upload is, as far as its bytes are there.</summary>
internal enum IndexPlace
{
    /// <summary>The bytes that tell are not there yet.</summary>
    Unknown,

    /// <summary>In front of the media, and all of it is there: what follows can be read while it comes.</summary>
    Front,

    /// <summary>Behind the media, or it is no MP4: nothing can be done before the last byte.</summary>
    Behind,
}

/// <summary>Walks over the top-level boxes of an MP4 or MOV file (ISO/IEC 14496-12, 4.2), reading nothing but their headers.</summary>
internal static class IndexSearch
{
    private const int HeaderBytes = 16;
    private const int MostBoxes = 64;

    // An index of a day of video has some dozens of megabytes.
    private const long LargestIndex = 256L << 20;

    internal static async Task<IndexPlace> FindAsync(IMediaStore store, string path, long there, CancellationToken stop)
    {
        long at = 0;
        for (var box = 0; box < MostBoxes; box++)
        {
            if (at > there - HeaderBytes)
            {
                return IndexPlace.Unknown;
            }

            var header = new byte[HeaderBytes];
            await using (var bytes = await store.OpenReadAsync(path, at, HeaderBytes, stop))
            {
                await bytes.ReadExactlyAsync(header, stop);
            }

            var (type, size) = Read(header);
            if (size < 8 || (box == 0 && type != "ftyp") || type == "mdat")
            {
                return IndexPlace.Behind;
            }

            if (type == "moov")
            {
                return size > LargestIndex ? IndexPlace.Behind : size <= there - at ? IndexPlace.Front : IndexPlace.Unknown;
            }

            if (size > long.MaxValue - at)
            {
                return IndexPlace.Behind;
            }

            at += size;
        }

        return IndexPlace.Behind;
    }

    /// <summary>Size 0: the box goes on to the end of the file, so nothing comes after it.</summary>
    private static (string Type, long Size) Read(ReadOnlySpan<byte> header)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(header);
        var type = System.Text.Encoding.Latin1.GetString(header[4..8]);
        return (type, size == 1 ? BinaryPrimitives.ReadInt64BigEndian(header[8..]) : size);
    }
}
