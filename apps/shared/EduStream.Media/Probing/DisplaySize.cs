using EduStream.Media.Timing;

namespace EduStream.Media.Probing;

/// <summary>Pure: the size that a viewer sees.</summary>
internal static class DisplaySize
{
    /// <summary>Degrees clockwise, a multiple of 90, from the display matrix as ffprobe writes it (counter-clockwise, -180 to 180).</summary>
    internal static int Clockwise(double? rotation) =>
        rotation is { } degrees && double.IsFinite(degrees) ? (((int)Math.Round(-degrees / 90) * 90 % 360) + 360) % 360 : 0;

    /// <summary>Wide samples widen the picture; then it is turned.</summary>
    internal static (int Width, int Height) Of(int codedWidth, int codedHeight, string? sampleAspectRatio, int clockwise)
    {
        // Absurd ratios come from broken headers, not from cameras.
        var ratio = Rational.TryParse(sampleAspectRatio, out var read) && read.Value is > 0.2 and < 5 ? read : 1;
        var width = (int)Math.Max(1, (codedWidth * ratio).Round());
        return clockwise is 90 or 270 ? (codedHeight, width) : (width, codedHeight);
    }
}
