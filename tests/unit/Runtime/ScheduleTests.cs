using EduStream.LocalDapr.Bindings;
using Xunit;

namespace EduStream.Tests.Unit.Runtime;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("@every 15s", "2026-03-04T12:00:15Z")]
    [InlineData("@every 1m30s", "2026-03-04T12:01:30Z")]
    [InlineData("@hourly", "2026-03-04T13:00:00Z")]
    [InlineData("@daily", "2026-03-05T00:00:00Z")]
    [InlineData("30 9 * * 1-5", "2026-03-05T09:30:00Z")]
    [InlineData("*/10 * * * * *", "2026-03-04T12:00:10Z")]
    public void After_EachForm_IsTheNextTime(string text, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), Schedule.Parse(text).After(Noon, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("")]
    [InlineData("now and then")]
    [InlineData("61 * * * *")]
    [InlineData("@every soon")]
    [InlineData("@every 5ms")]
    [InlineData("@every ")]
    public void Parse_NoSchedule_SaysSo(string text) => Assert.Throws<InvalidOperationException>(() => Schedule.Parse(text));
}
