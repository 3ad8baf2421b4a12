using EduStream.Playback.Sessions;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddSessions();
builder.Services.AddValidation(); // sees the requests of the assembly that it is called from

var app = builder.Build();
app.UseServiceDefaults();
app.MapSessions();
app.Run();
