namespace EduStream.Media.Sampling;

/// <summary>How good a small grey picture stands for a video, and how much it differs from the one before.</summary>
/// <param name="Quality">0: black, blank or blown out; grows with sharpness and contrast.</param>
/// <param name="Change">Mean absolute difference to the sample before, 0 to 255; <see cref="double.MaxValue"/> for the first.</param>
internal readonly record struct PictureScore(double Quality, double Change)
{
    private const int Dark = 40;
    private const int Bright = 225;

    // At least so much of a picture must be neither night nor glare ...
    private const double LeastVisible = 0.01;

    // ... and its values so far apart: a plain slide with one line of text has about 12.
    private const double LeastDeviation = 6;

    /// <param name="frame">Row by row.</param>
    /// <param name="before">The sample before; empty for the first.</param>
    internal static PictureScore Of(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> before, int width)
    {
        long sum = 0, squares = 0, difference = 0, edges = 0;
        int dark = 0, bright = 0, inner = 0;
        for (var at = 0; at < frame.Length; at++)
        {
            int value = frame[at];
            sum += value;
            squares += value * value;
            dark += value < Dark ? 1 : 0;
            bright += value > Bright ? 1 : 0;
            if (!before.IsEmpty)
            {
                difference += Math.Abs(value - before[at]);
            }

            // Laplacian: what blur takes away first.
            if (at >= width && at < frame.Length - width && at % width is var x && x > 0 && x < width - 1)
            {
                long laplacian = (4 * value) - frame[at - 1] - frame[at + 1] - frame[at - width] - frame[at + width];
                edges += laplacian * laplacian;
                inner++;
            }
        }

        var mean = sum / (double)frame.Length;
        var deviation = Math.Sqrt(Math.Max(0, (squares / (double)frame.Length) - (mean * mean)));
        var visible = 1 - (Math.Max(dark, bright) / (double)frame.Length);
        var sharpness = inner == 0 ? 0 : Math.Sqrt(edges / (double)inner);
        var quality = deviation < LeastDeviation || visible < LeastVisible ? 0 : sharpness * Math.Sqrt(deviation);
        return new PictureScore(quality, before.IsEmpty ? double.MaxValue : difference / (double)frame.Length);
    }
}
