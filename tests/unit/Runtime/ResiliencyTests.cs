using EduStream.LocalDapr.Components;
using EduStream.LocalDapr.Resiliency;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EduStream.Tests.Unit.Runtime;

public sealed class ResiliencyTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2h", 7_200_000)]
    public void Parse_GoDuration_IsThatTime(string text, double milliseconds) => Assert.Equal(milliseconds, GoDuration.Parse(text)!.Value.TotalMilliseconds);

    [Theory]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("soon")]
    public void Parse_NotADuration_IsRefused(string text) => Assert.Throws<InvalidOperationException>(() => GoDuration.Parse(text));

    [Fact]
    public void DelayBefore_Constant_StopsAfterTheLastRetry()
    {
        var policy = new RetryPolicy(false, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), 2, null);
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), null], Enumerable.Range(1, 3).Select(retry => policy.DelayBefore(retry, Random.Shared)));
    }

    [Fact]
    public void DelayBefore_Exponential_GrowsToTheCeilingAndNeverEndsWithoutALimit()
    {
        var policy = new RetryPolicy(true, TimeSpan.Zero, TimeSpan.FromSeconds(10), -1, null);
        for (var retry = 1; retry <= 100; retry++)
        {
            var middle = Math.Min(500 * Math.Pow(1.5, retry - 1), 10_000);
            Assert.InRange(policy.DelayBefore(retry, Random.Shared)!.Value.TotalMilliseconds, middle * 0.5, middle * 1.5);
        }
    }

    [Fact]
    public void Covers_StatusRanges_AreInclusive()
    {
        var policy = new RetryPolicy(false, TimeSpan.Zero, TimeSpan.Zero, 1, StatusRanges.Parse("429, 502-504"));
        Assert.Equal([true, false, true, true, false], new[] { 429, 500, 502, 504, 505 }.Select(policy.Covers));
    }

    [Fact]
    public void ForApp_NamedTargetBeforeDefaults_AndOnlyInScope()
    {
        var set = Set("""
            kind: Resiliency
            metadata: { name: r }
            spec:
              policies:
                timeouts: { DefaultAppTimeoutPolicy: 1s, DefaultTimeoutPolicy: 9s, own: 2s }
                retries: { DefaultRetryPolicy: { policy: constant, duration: 1s, maxRetries: 1 } }
              targets: { apps: { named: { timeout: own } } }
            scopes: [caller]
            """);
        Assert.Equal(new Policy(TimeSpan.FromSeconds(2), null), set.ForApp("caller", "named"));
        var other = set.ForApp("caller", "other");
        Assert.Equal((TimeSpan.FromSeconds(1), 1), (other.Timeout, other.Retry!.MaxRetries));
        Assert.Equal(Policy.None, set.ForApp("stranger", "named"));
        Assert.Equal(TimeSpan.FromSeconds(9), set.ForInbound("caller", "pubsub").Timeout);
    }

    [Fact]
    public void ForInbound_UnknownPolicyName_IsRefusedByName()
    {
        var set = Set("""
            kind: Resiliency
            metadata: { name: r }
            spec: { policies: {}, targets: { components: { pubsub: { inbound: { retry: absent } } } } }
            """);
        Assert.Contains("no retry policy 'absent'", Assert.Throws<InvalidOperationException>(() => set.ForInbound("a", "pubsub")).Message, StringComparison.Ordinal);
    }

    private static ResiliencySet Set(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("edustream-resiliency-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "r.yaml"), yaml);
            return new ResiliencySet([.. YamlFile.ReadFolder(folder.FullName)], NullLogger.Instance);
        }
        finally { folder.Delete(recursive: true); }
    }
}
