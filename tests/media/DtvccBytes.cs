namespace EduStream.Testing.Media;

/// <summary>Bytes of CEA-708 (CTA-708-E): commands of a service, and the packets that carry them.</summary>
internal static class DtvccBytes
{
    private const int LongestBlock = 31;
    private const int LongestPacket = 128;

    internal static byte[] Back => [0x08];

    internal static byte[] FormFeed => [0x0c];

    internal static byte[] Return => [0x0d];

    internal static byte[] ClearRow => [0x0e];

    internal static byte[] DelayCancel => [0x8e];

    internal static byte[] Reset => [0x8f];

    /// <param name="top">Upper edge, hundredths of the picture.</param>
    internal static byte[] Define(int window, int rows = 1, bool visible = false, int top = 80) =>
        [(byte)(0x98 + window), (byte)(visible ? 0x38 : 0x18), (byte)(0x80 | top), 50, (byte)(rows - 1), 31, 0x11];

    internal static byte[] Current(int window) => [(byte)(0x80 + window)];

    internal static byte[] Clear(params int[] windows) => [0x88, Mask(windows)];

    internal static byte[] Show(params int[] windows) => [0x89, Mask(windows)];

    internal static byte[] Hide(params int[] windows) => [0x8a, Mask(windows)];

    internal static byte[] Toggle(params int[] windows) => [0x8b, Mask(windows)];

    internal static byte[] Delete(params int[] windows) => [0x8c, Mask(windows)];

    internal static byte[] Delay(int tenths) => [0x8d, (byte)tenths];

    internal static byte[] Pen(int row, int column) => [0x92, (byte)row, (byte)column];

    /// <summary>Latin-1.</summary>
    internal static byte[] Text(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    /// <summary>One packet for one service; no command is cut.</summary>
    internal static byte[] Packet(int sequence, int service, params byte[][] codes)
    {
        List<byte> blocks = [];
        List<byte> block = [];
        foreach (var code in codes.SelectMany(code => code.Chunk(LongestBlock)))
        {
            if (block.Count + code.Length > LongestBlock)
            {
                End();
            }

            block.AddRange(code);
        }

        End();
        return Packet(sequence, [.. blocks]);

        void End()
        {
            blocks.AddRange([(byte)(service << 5 | block.Count), .. block]);
            block.Clear();
        }
    }

    /// <summary>Header, service blocks as they are, padding to an even length.</summary>
    internal static byte[] Packet(int sequence, byte[] blocks)
    {
        var size = (blocks.Length + 2) / 2;
        return size <= LongestPacket / 2
            ? [(byte)(sequence % 4 << 6 | size % (LongestPacket / 2)), .. blocks, .. new byte[(2 * size) - 1 - blocks.Length]]
            : throw new ArgumentException("This is more than a packet holds.", nameof(blocks));
    }

    /// <summary>As <c>cc_data</c> has it: a start, then the rest.</summary>
    internal static byte[] Triplets(byte[] packet) => [.. packet.Chunk(2).SelectMany((pair, index) => new[] { (byte)(index == 0 ? 0xff : 0xfe), pair[0], pair[1] })];

    private static byte Mask(int[] windows) => (byte)windows.Sum(window => 1 << window);
}
