namespace EduStream.Media.Analysis;

/// <summary>Pure: SSIM on a scale on which equal steps look alike: 0.9 is 10 dB, 0.99 is 20 dB. Equal pictures count as 50 dB.</summary>
public static class Decibels
{
    private const double Most = 50;

    /// <summary>From SSIM, 0 to 1.</summary>
    public static double Of(double ssim) => ssim >= 1 ? Most : Math.Min(Most, -10 * Math.Log10(1 - ssim));

    /// <summary>Back to SSIM.</summary>
    public static double Ssim(double decibels) => 1 - Math.Pow(10, -decibels / 10);
}
