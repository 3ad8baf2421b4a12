using Cronos;

namespace EduStream.LocalDapr.Bindings;

/// <summary>When a cron binding is due: <c>@every 15s</c>, a name such as <c>@hourly</c>, or a cron expression of five fields, or six with seconds first; local time.</summary>
internal sealed class Schedule
{
    private const string Every = "@every ";
    private readonly TimeSpan? _every;
    private readonly CronExpression? _cron;

    private Schedule(TimeSpan? every, CronExpression? cron) => (_every, _cron) = (every, cron);

    /// <summary><see cref="InvalidOperationException"/> when the text is none of these.</summary>
    public static Schedule Parse(string text)
    {
        if (text.StartsWith(Every, StringComparison.Ordinal))
        {
            return GoDuration.Parse(text[Every.Length..].Trim()) is { } every && every >= TimeSpan.FromSeconds(1)
                ? new Schedule(every, null)
                : throw new InvalidOperationException($"'{text}' is not a schedule: at least one second lies between two times.");
        }
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        try { return new Schedule(null, CronExpression.Parse(text, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard)); }
        catch (CronFormatException e) { throw new InvalidOperationException($"'{text}' is not a schedule: {e.Message}", e); }
    }

    /// <summary>The next time after <paramref name="now"/>; null when there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset now, TimeZoneInfo zone) => _every is { } every ? now + every : _cron!.GetNextOccurrence(now, zone);
}
