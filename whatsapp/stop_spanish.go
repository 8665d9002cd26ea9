package whatsapp

var spanish = vocabulary{
	meansCommand: `stop parar paren pare pares pareis parad para_ya paremos cesen cese detener`,
	meansAlone:   `dejar_de dejen_de deja_de deje_de dejad_de dejes_de dejeis_de baja alto basta basta_ya ya_basta suficiente dejalo parar_ya`,
	meansExplicit: `me_opongo no_molestar no_molesten no_moleste de_baja darme_baja desuscribir desuscribirme desuscribanme desuscripcion desuscriban desuscribo darse_de_baja cancelar_suscripcion cancelar_la_suscripcion cancelar_mi_suscripcion
		cancelen_la_suscripcion cancelen_mi_suscripcion cancelacion_de_suscripcion dejenme_en_paz dejadme_en_paz dejame_en_paz deje_en_paz dejenme_tranquilo dejenme_tranquila dejadme_tranquila
		dejadme_tranquilo anular_suscripcion anular_la_suscripcion`,
	meansNot:  `no nunca nada ningun ninguna ninguno jamas tampoco`,
	meansMore: `mas ya`,
	meansMessage: `mensaje mensajes msj msjs publicidad promocion promociones promos oferta ofertas sms whatsapp whatsapps wasap wasaps boletin newsletter notificaciones correos correo anuncios propaganda
		comunicaciones avisos spam_de`,
	meansSend: `enviar enviarme envien envie envies enviando enviarnos enviad envieis enviadme mandar mandarme manden mande mandes mandando mandeis mandad escribir escribirme escriban escribas escriba escribais escribirnos escribiendo contactar contactarme contacten contacteis molestar molestarme molesten molesteis
		llamar llamarme llamen`,
	meansReceive:  `recibir recibo recibimos llegan llega recibiendo`,
	meansWant:     `quiero queremos quisiera deseo desearia querria me_gustaria`,
	meansRemove:   `eliminacion supresion borrar borrarme borren borrenme borradme borrame borre borreme borren_me eliminar eliminen eliminenme eliminadme eliminame elimine elimineme quitar quitarme quiten quitenme quitadme quitame quite quiteme saquenme sacadme sacame sacarme retiren retirenme suprimir supriman`,
	meansList:     `lista listas numero base datos contactos agenda sistema registro fichero telefono grupo`,
	meansMyself:   `me mi nos enviarme mandarme escribirme contactarme molestarme llamarme escribirnos enviarnos borrenme borradme borrame borreme eliminenme eliminadme eliminame elimineme quitenme quitadme quitame quiteme saquenme sacadme sacame retirenme quitarme borrarme sacarme`,
	meansWithdraw: `retiro revoco retirar revocar`,
	meansConsent:  `consentimiento permiso autorizacion`,
	meansFiller: `yo ustedes usted vosotros tu te se le les lo la los las el esto eso este esta estos estas mi mis su sus vuestra vuestro vuestros de del a al en con por para que y o todo todos todas toda ahora
		inmediatamente hoy mismo quiero_que ser estar estoy he ha sido ya_mismo aqui tambien mierda cosas nadie sin_parar nada_mas darme dame deme denme dar dadme den doy vuestras tipo mas_adelante un gustaria puedan`,
	meansArticle:  `un una el la`,
	meansCourtesy: `por_favor porfa porfavor favor plis gracias muchas_gracias muchas no_gracias hola buenos_dias buenas_tardes buenas_noches buenas buenos dias tardes estimados estimado estimada senores senor senora si vale ok perdon disculpe disculpen de_antemano saludo_cordial`,
	meansRequest:  `pueden puede podrian podria podeis podriais puedes podrias me_pueden`,
	meansLimit: `al_mes por_mes basta_con solo solamente unicamente excepto salvo hasta semanal diario mensual cada semana mes dia dias_de ano manana noche domingo domingos sabado despues como cuando donde cual cuales si_es pero mantener
		sigo tal_vez quizas puedo por_que mejor curso encantan encanta fines`,
	meansEnough: `cada_dia todos_los_dias demasiados demasiado menos tantos tanto tantas seguido`,
	meansComplaint: `numero_equivocado equivocado spam estafa rgpd abogado denuncia denunciar pesados pesado molesto nunca_me_suscribi nunca_me_apunte ya_lo_pedi ya_pedi quien_es quienes_son no_me_interesa no_interesa no_interesado no_estoy_interesado no_estoy_interesada bloquear bloqueo acoso
		no_soy_cliente de_donde_sacaron`,
	meansHint:      `spam no_me_interesa no_estoy_interesado no_estoy_interesada cancelar anular no_deseado no_deseados por_que_recibo_esto`,
	meansTransport: `bus autobus parada tren tranvia metro estacion`,
	meansVisit:     `enfrente`,
	meansJoining:   `porque ya_que pues`,
	meansClosing:   `saludo saludos atentamente cordialmente enviado_desde un_saludo`,
}
