using System.Buffers.Binary;
using EduStream.Contracts.Presentation;

namespace EduStream.Media.Packaging;

/// <summary>Signalling of the DRM systems for a whole version.</summary>
internal static class DrmSystems
{
    internal const string PlayReady = "9a04f079-9840-4286-ab92-e65be0885f95";
    internal const string FairPlay = "94ce86fb-07ff-4f43-adb8-93d2fa968ca2";

    /// <summary>
    /// Widevine and Common from the packager, whose boxes list every key of the run. Its PlayReady box lists only the track's own key, so ours is
    /// written here with all of them. FairPlay has no box.
    /// </summary>
    internal static IReadOnlyList<ProtectionSystem> For(InitSegment init, IReadOnlyList<string> keyIds) =>
    [
        .. init.Pssh.Where(system => system.SystemId is not (PlayReady or FairPlay)),
        new ProtectionSystem(PlayReady, Convert.ToBase64String(PlayReadyBox(keyIds))),
        new ProtectionSystem(FairPlay, null),
    ];

    /// <summary>A version 0 <c>pssh</c> box around a PlayReady object with one rights management header, version 4.3.</summary>
    internal static byte[] PlayReadyBox(IReadOnlyList<string> keyIds)
    {
        // PlayReady writes key ids as little-endian GUIDs.
        var ids = keyIds.Select(id => Convert.ToBase64String(Guid.ParseExact(id, "N").ToByteArray()));
        var keys = string.Concat(ids.Select(id => $"""<KID ALGID="AESCBC" VALUE="{id}"></KID>"""));
        var header = System.Text.Encoding.Unicode.GetBytes(
            """<WRMHEADER xmlns="http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader" version="4.3.0.0">"""
            + $"<DATA><PROTECTINFO><KIDS>{keys}</KIDS></PROTECTINFO></DATA></WRMHEADER>");
        var record = 10 + header.Length;
        var box = new byte[32 + record];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "pssh"u8.CopyTo(box.AsSpan(4));
        Guid.ParseExact(PlayReady, "D").TryWriteBytes(box.AsSpan(12), bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(28), record);
        BinaryPrimitives.WriteInt32LittleEndian(box.AsSpan(32), record);
        BinaryPrimitives.WriteInt16LittleEndian(box.AsSpan(36), 1);
        BinaryPrimitives.WriteInt16LittleEndian(box.AsSpan(38), 1);
        BinaryPrimitives.WriteInt16LittleEndian(box.AsSpan(40), checked((short)header.Length));
        header.CopyTo(box.AsSpan(42));
        return box;
    }
}
