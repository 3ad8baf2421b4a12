using System.Text.Json;
using EduStream.LocalDapr.PubSub;
using Xunit;

namespace EduStream.Tests.Unit.Runtime;

public sealed class ConditionTests
{
    private const string Event = """{"type":"order.v2","data":{"kind":"gadget","n":3,"vip":true,"none":null},"source":"shop"}""";

    [Theory]
    [InlineData("event.type == \"order.v2\"", true)]
    [InlineData("event.type == 'order.v1'", false)]
    [InlineData("event.data.kind != \"widget\"", true)]
    [InlineData("event.data.n > 2 && event.data.n <= 3", true)]
    [InlineData("event.data.n < 3 || event.data.vip", true)]
    [InlineData("!(event.data.vip)", false)]
    [InlineData("event.source in [\"web\", 'shop']", true)]
    [InlineData("has(event.data.kind) && !has(event.data.absent)", true)]
    [InlineData("event.type.startsWith('order.') && event.type.endsWith('v2')", true)]
    [InlineData("event.type.contains('nope')", false)]
    [InlineData("event.type.matches('^order\\\\.v[0-9]$')", false)]
    [InlineData("event.type.matches('^order.v[0-9]$')", true)]
    [InlineData("event.data.none == null", true)]
    [InlineData("event.data.kind > 2", false)]
    [InlineData("event.nothing.deeper == 1", false)]
    public void Holds_RuleOfTheLanguage_IsEvaluated(string rule, bool expected)
    {
        using var json = JsonDocument.Parse(Event);
        Assert.Equal(expected, Condition.Parse(rule).Holds(json.RootElement));
    }

    [Theory]
    [InlineData("event.type ==")]
    [InlineData("event.type = 1")]
    [InlineData("(event.type == 1")]
    [InlineData("what == 1")]
    [InlineData("event.type == 1 event")]
    public void Parse_UnreadableRule_IsRefused(string rule) => Assert.Throws<FormatException>(() => Condition.Parse(rule));
}
