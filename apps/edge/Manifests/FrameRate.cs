using System.Globalization;

namespace EduStream.Edge.Manifests;

/// <summary>Frame rates are fractions: <c>30000/1001</c>, <c>25/1</c> or <c>25</c>.</summary>
internal static class FrameRate
{
    internal static decimal Decimal(string rate)
    {
        var (above, below) = Parts(rate);
        return (decimal)above / below;
    }

    /// <summary>As DASH writes them: no denominator of 1.</summary>
    internal static string Dash(string rate)
    {
        var (above, below) = Parts(rate);
        return below == 1 ? above.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{above}/{below}");
    }

    private static (long Above, long Below) Parts(string rate)
    {
        var slash = rate.IndexOf('/', StringComparison.Ordinal);
        var below = 1L;
        return long.TryParse(slash < 0 ? rate : rate[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var above)
            && (slash < 0 || long.TryParse(rate[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out below)) && above > 0 && below > 0
            ? (above, below)
            : throw new InvalidDataException($"'{rate}' is not a frame rate.");
    }
}
