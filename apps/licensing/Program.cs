using EduStream.Licensing.ClearKey;
using EduStream.Licensing.ContentKeys;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddContentKeys();
builder.AddClearKey();

var app = builder.Build();
app.UseServiceDefaults();
app.MapContentKeys();
app.MapClearKey();
app.Run();
