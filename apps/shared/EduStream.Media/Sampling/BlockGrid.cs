namespace EduStream.Media.Sampling;

/// <summary>Pure: where two small grey pictures differ, in blocks of 8 x 8 pixels. A block is small enough that a moving mouse is one, and large enough that a line of text is several.</summary>
internal sealed class BlockGrid(int width, int height)
{
    private const int Side = 8;

    // Compression makes values tremble by less; so many pixels of a block must differ by more.
    private const int Tremble = 20;
    private const int LeastPixels = 3;

    private readonly int columns = (width + Side - 1) / Side;

    internal int Count => columns * ((height + Side - 1) / Side);

    /// <summary>Sets true in <paramref name="changed"/> for every block that differs.</summary>
    internal void Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<bool> changed)
    {
        Span<byte> pixels = stackalloc byte[Count <= 1024 ? Count : throw new InvalidOperationException("Samples are small.")];
        pixels.Clear();
        for (var y = 0; y < height; y++)
        {
            var (row, blocks) = (y * width, y / Side * columns);
            for (var x = 0; x < width; x++)
            {
                if (Math.Abs(one[row + x] - other[row + x]) > Tremble)
                {
                    pixels[blocks + (x / Side)]++;
                }
            }
        }

        for (var block = 0; block < Count; block++)
        {
            changed[block] = pixels[block] >= LeastPixels;
        }
    }
}
