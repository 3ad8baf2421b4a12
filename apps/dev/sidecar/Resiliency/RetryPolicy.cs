using YamlDotNet.RepresentationModel;

namespace EduStream.LocalDapr.Resiliency;

/// <summary>How often and how soon something is tried again. Without a policy nothing is.</summary>
internal sealed record RetryPolicy(bool Exponential, TimeSpan Duration, TimeSpan MaxInterval, int MaxRetries, StatusRanges? HttpStatuses)
{
    // The constants of Dapr's exponential policy; its YAML names only the ceiling.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(500);
    private const double Growth = 1.5;
    private const double Spread = 0.5;

    public static RetryPolicy Read(YamlMappingNode yaml) => new(
        yaml.Text("policy") == "exponential",
        GoDuration.Parse(yaml.Text("duration")) ?? TimeSpan.FromSeconds(5),
        GoDuration.Parse(yaml.Text("maxInterval")) ?? TimeSpan.FromSeconds(60),
        yaml.Text("maxRetries") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : -1,
        StatusRanges.Parse(yaml.Child("matching")?.Text("httpStatusCodes")));

    /// <summary>The pause before the retry with this number (from 1), or null when there is none left.</summary>
    public TimeSpan? DelayBefore(int retry, Random random)
    {
        if (MaxRetries >= 0 && retry > MaxRetries) { return null; }
        if (!Exponential) { return Duration; }
        var middle = Math.Min(FirstInterval.TotalMilliseconds * Math.Pow(Growth, retry - 1), MaxInterval.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(middle * (1 - Spread + 2 * Spread * random.NextDouble()));
    }

    /// <summary>Whether an answer with this status is worth a retry.</summary>
    public bool Covers(int httpStatus) => HttpStatuses?.Contain(httpStatus) ?? true;
}

/// <summary>Status codes and ranges such as <c>429,500-599</c>.</summary>
internal sealed record StatusRanges(IReadOnlyList<(int From, int To)> Ranges)
{
    public static StatusRanges? Parse(string? text) => string.IsNullOrWhiteSpace(text) ? null : new([.. text.Split(',').Select(part =>
    {
        var ends = part.Split('-');
        return (int.Parse(ends[0].Trim(), CultureInfo.InvariantCulture), int.Parse(ends[^1].Trim(), CultureInfo.InvariantCulture));
    })]);

    public bool Contain(int status) => Ranges.Any(range => status >= range.From && status <= range.To);
}
