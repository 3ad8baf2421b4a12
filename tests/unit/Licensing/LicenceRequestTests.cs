using System.Text;
using EduStream.Licensing.ClearKey;
using Xunit;

namespace EduStream.Tests.Unit.Licensing;

public sealed class LicenceRequestTests
{
    private const string KeyId = "CgsMDQ4PEBESExQVFhcYqg";

    [Theory]
    [InlineData($$"""{"kids":["{{KeyId}}"],"type":"temporary"}""")]
    [InlineData($$"""{"kids":["{{KeyId}}","{{KeyId}}"]}""")]
    public void Read_AsBrowsersWriteIt_GivesKeyIds(string body)
    {
        var (request, wrong) = LicenceRequest.Read(Encoding.UTF8.GetBytes(body));
        Assert.Null(wrong);
        Assert.Equal(["0a0b0c0d0e0f101112131415161718aa"], request!.KeyIds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kids")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"kids":{}}""")]
    [InlineData("""{"kids":[]}""")]
    [InlineData("""{"kids":[1]}""")]
    [InlineData("""{"kids":[null]}""")]
    [InlineData("""{"kids":["short"]}""")]
    [InlineData("""{"kids":["CgsMDQ4PEBESExQVFhcYqg=="]}""")]
    [InlineData("""{"kids":["CgsMDQ4PEBESExQVFhcY+/"]}""")]
    [InlineData("""{"kids":["CgsMDQ4PEBESExQVFh Yqg"]}""")]
    [InlineData("""{"kids":["' OR ''='; DROP TABL"]}""")]
    [InlineData("""{"kids":[[[[[[[[]]]]]]]]}""")]
    [InlineData($$"""{"kids":["{{KeyId}}"],"type":"persistent-license"}""")]
    [InlineData($$"""{"kids":["{{KeyId}}"],"type":1}""")]
    public void Read_AnythingElse_SaysWhatIsWrong(string body)
    {
        var (request, wrong) = LicenceRequest.Read(Encoding.UTF8.GetBytes(body));
        Assert.Null(request);
        Assert.NotNull(wrong);
    }

    [Fact]
    public void Read_MoreKeyIdsThanAnyVersionHas_IsRefused()
    {
        var kids = string.Join(',', Enumerable.Repeat($"\"{KeyId}\"", LicenceRequest.MostKeyIds + 1));
        Assert.NotNull(LicenceRequest.Read(Encoding.UTF8.GetBytes($$"""{"kids":[{{kids}}]}""")).Wrong);
    }

    [Fact]
    public void Read_BytesThatAreNotText_IsRefused() => Assert.NotNull(LicenceRequest.Read(new byte[] { 0xff, 0xfe, 0x00 }).Wrong);
}
