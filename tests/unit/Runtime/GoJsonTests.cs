using System.Text;
using System.Text.Json;
using EduStream.LocalDapr.Wire;
using Xunit;

namespace EduStream.Tests.Unit.Runtime;

public sealed class GoJsonTests
{
    [Theory]
    [InlineData("""{"b":1,"a":{"d":2.50,"c":[{"z":1,"y":2}]}}""", """{"a":{"c":[{"y":2,"z":1}],"d":2.50},"b":1}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""["<a href='x'>&","ключ","😀"]""", """["\u003ca href='x'\u003e\u0026","ключ","😀"]""")]
    public void WriteSorted_AnyValue_IsWrittenAsGoWould(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        var written = GoJson.Write(writer => writer.WriteSorted(document.RootElement));
        Assert.Equal(JsonDocument.Parse(expected).RootElement.GetRawText(), JsonDocument.Parse(written).RootElement.GetRawText().Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "EOF")]
    [InlineData("  \n", "EOF")]
    [InlineData("x", "invalid character 'x' looking for beginning of value")]
    [InlineData("{[", "invalid character '[' looking for beginning of object key string")]
    [InlineData("{bad", "invalid character 'b' looking for beginning of object key string")]
    [InlineData("[1,", "unexpected EOF")]
    [InlineData("{", "unexpected EOF")]
    [InlineData("[1 2]", "invalid character '2' after array element")]
    [InlineData("{\"a\":1 x}", "invalid character 'x' after object key:value pair")]
    public void TryParse_BadJson_SaysWhyAsGoDoes(string json, string reason)
    {
        Assert.Null(GoJsonSyntax.TryParse(Encoding.UTF8.GetBytes(json), out var said));
        Assert.Equal(reason, said);
    }

    [Fact]
    public void Member_NameInOtherCase_IsFoundAfterTheExactOne()
    {
        using var document = JsonDocument.Parse("""{"entryID":"a","entryId":"b","Event":1}""");
        Assert.Equal(("b", JsonValueKind.Number, null), (document.RootElement.Text("entryId"), document.RootElement.Member("event")!.Value.ValueKind, document.RootElement.Text("none")));
    }
}
